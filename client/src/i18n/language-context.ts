import { createContext, useContext } from "react";
import type { Language } from "../lib/language";

export const LanguageContext = createContext<Language>("it");

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** One area's texts in both languages: `defineTexts(it, en)` fails to compile where a key is missing. */
export interface Texts<T> {
  it: T;
  en: T;
}

export function defineTexts<T>(it: T, en: NoInfer<T>): Texts<T> {
  return { it, en };
}

export function useTexts<T>(texts: Texts<T>): T {
  return texts[useLanguage()];
}
