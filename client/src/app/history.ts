import { createBrowserHistory } from "@tanstack/react-router";
import { currentLanguage } from "@/i18n/current-language";
import { languageOfPath } from "@/lib/language";

/** One history for the router and for what changes the address beside it. */
export const history = createBrowserHistory();

// «Back» may lead to a page in the other language.
history.subscribe(({ location }) => currentLanguage.set(languageOfPath(location.pathname)));
