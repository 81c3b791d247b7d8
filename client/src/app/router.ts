import { createRouter } from "@tanstack/react-router";
import { FailurePage } from "@/features/errors/failure-page";
import { NotFoundPage } from "@/features/errors/not-found-page";
import { currentLanguage } from "@/i18n/current-language";
import { history } from "./history";
import { pathInLanguage, pathWithoutLanguage } from "@/lib/language";
import { routeTree } from "@/routes";

/** The router knows one set of addresses; `/en` is taken off on the way in and put on on the way out. */
const rewrite = {
  input: ({ url }: { url: URL }) => {
    url.pathname = pathWithoutLanguage(url.pathname);
    return url;
  },
  output: ({ url }: { url: URL }) => {
    url.pathname = pathInLanguage(url.pathname, currentLanguage.get());
    return url;
  },
};

export function createAppRouter() {
  const router = createRouter({
    routeTree,
    rewrite,
    history,
    scrollRestoration: true,
    defaultPreload: false,
    defaultErrorComponent: FailurePage,
    defaultNotFoundComponent: NotFoundPage,
  });
  router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) document.documentElement.dataset.navigated = "true";
  });
  // A fresh pair of rewrites makes the router compute every link on the page anew.
  currentLanguage.subscribe(() => router.update({ ...router.options, rewrite: { ...rewrite } }));
  return router;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
