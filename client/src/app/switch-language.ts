import { currentLanguage } from "@/i18n/current-language";
import { pathInLanguage, type Language } from "@/lib/language";
import { history } from "./history";

/** The same page in the other language: path, filters and what was typed stay. */
export function switchLanguage(language: Language): void {
  currentLanguage.set(language);
  const { pathname, search, hash } = window.location;
  history.replace(pathInLanguage(pathname, language) + search + hash);
}
