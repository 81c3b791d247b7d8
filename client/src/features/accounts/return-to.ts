import { useLocation } from "@tanstack/react-router";
import { useLanguage } from "@/i18n/language-context";
import { pathInLanguage } from "@/lib/language";

/** The address to come back to after signing in: this page, or what the sign-in page was given. */
export function useReturnTo(): string {
  const language = useLanguage();
  return useLocation({
    select: ({ pathname, searchStr, search }) => {
      const given = (search as { ritorno?: unknown }).ritorno;
      if (pathname === "/accedi") return safeReturn(given) ?? pathInLanguage("/", language);
      return pathInLanguage(pathname, language) + searchStr;
    },
  });
}

/** Only an address of this very site: `//other.host` and `/\other` are refused. */
export function safeReturn(address: unknown): string | null {
  if (typeof address !== "string" || !/^\/(?![/\\])/.test(address)) return null;
  const home = window.location.origin;
  return new URL(address, home).origin === home ? address : null;
}
