export const LANGUAGES = ["it", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The locale whose number and date forms each language uses. */
export const LOCALES: Record<Language, string> = { it: "it-IT", en: "en-GB" };

/** English pages live under `/en` and keep the Italian path, which is printed on paper. */
export function languageOfPath(pathname: string): Language {
  return pathname === "/en" || pathname.startsWith("/en/") ? "en" : "it";
}

export function pathWithoutLanguage(pathname: string): string {
  if (languageOfPath(pathname) === "it") return pathname;
  return pathname.slice("/en".length) || "/";
}

export function pathInLanguage(pathname: string, language: Language): string {
  const bare = pathWithoutLanguage(pathname);
  if (language === "it") return bare;
  return bare === "/" ? "/en" : `/en${bare}`;
}
