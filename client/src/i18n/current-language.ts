import { languageOfPath, type Language } from "../lib/language";

/** The language of the page, for code outside React (requests, links); the URL decides it. */
let current: Language =
  typeof window === "undefined" ? "it" : languageOfPath(window.location.pathname);

const listeners = new Set<() => void>();

export const currentLanguage = {
  get: (): Language => current,
  set(language: Language) {
    if (language === current) return;
    current = language;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
