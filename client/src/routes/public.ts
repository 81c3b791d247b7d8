import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute } from "./root";

/** The public pages: one line each, their code comes when they are opened. */
const home = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  component: lazyRouteComponent(() => import("@/features/home"), "HomePage"),
});

const calls = createRoute({
  getParentRoute: () => rootRoute,
  path: "/bandi",
  validateSearch: (search: Record<string, unknown>): { tipo?: "spazi" | "persone" } => ({
    tipo: search.tipo === "spazi" || search.tipo === "persone" ? search.tipo : undefined,
  }),
  component: lazyRouteComponent(() => import("@/features/calls/calls-page"), "CallsPage"),
});

const call = createRoute({
  getParentRoute: () => rootRoute,
  path: "/bandi/$callId",
  component: lazyRouteComponent(() => import("@/features/calls/call-page"), "CallPage"),
});

const simulator = createRoute({
  getParentRoute: () => rootRoute,
  path: "/bandi/$callId/verifica",
  component: lazyRouteComponent(() => import("@/features/simulator"), "SimulatorPage"),
});

const spaces = createRoute({
  getParentRoute: () => rootRoute,
  path: "/spazi",
  validateSearch: (search: Record<string, unknown>): SpaceSearch => ({
    q: text(search.q),
    posto: text(search.posto),
    accessibile: search.accessibile === true || undefined,
    sempre: search.sempre === true || undefined,
    quartiere: text(search.quartiere),
    prezzo: Number(search.prezzo) > 0 ? Number(search.prezzo) : undefined,
    servizi: text(search.servizi),
    vista: search.vista === "mappa" ? "mappa" : undefined,
  }),
  component: lazyRouteComponent(() => import("@/features/spaces/spaces-page"), "SpacesPage"),
});

const space = createRoute({
  getParentRoute: () => rootRoute,
  path: "/spazi/$spaceId",
  component: lazyRouteComponent(() => import("@/features/spaces/space-page"), "SpacePage"),
});

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: "/accedi",
  validateSearch: (search: Record<string, unknown>): { ritorno?: string; errore?: string } => ({
    ritorno: text(search.ritorno),
    errore: text(search.errore),
  }),
  component: lazyRouteComponent(() => import("@/features/sign-in"), "SignInPage"),
});

const transparency = createRoute({
  getParentRoute: () => rootRoute,
  path: "/trasparenza",
  component: lazyRouteComponent(() => import("@/features/transparency"), "TransparencyPage"),
});

const faq = createRoute({
  getParentRoute: () => rootRoute,
  path: "/domande-frequenti",
  component: lazyRouteComponent(() => import("@/features/help"), "FaqPage"),
});

const assistance = createRoute({
  getParentRoute: () => rootRoute,
  path: "/assistenza",
  validateSearch: (search: Record<string, unknown>): { bando?: string } => ({
    bando: text(search.bando),
  }),
  component: lazyRouteComponent(() => import("@/features/help"), "AssistancePage"),
});

const legal = <P extends string>(
  path: P,
  name: "PrivacyPage" | "LegalPage" | "AccessibilityPage" | "SiteMapPage",
) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    component: lazyRouteComponent(() => import("@/features/legal"), name),
  });

export interface SpaceSearch {
  q?: string;
  posto?: string;
  accessibile?: true;
  sempre?: true;
  quartiere?: string;
  /** Euros a day, at most. */
  prezzo?: number;
  /** Codes, with commas between. */
  servizi?: string;
  vista?: "mappa";
}

/** A search value as text, whatever the address held. */
function text(value: unknown): string | undefined {
  if (typeof value === "string" && value !== "") return value.slice(0, 500);
  return typeof value === "number" ? String(value) : undefined;
}

export const publicRoutes = [
  home,
  calls,
  call,
  simulator,
  spaces,
  space,
  signIn,
  transparency,
  faq,
  assistance,
  legal("/privacy", "PrivacyPage"),
  legal("/note-legali", "LegalPage"),
  legal("/accessibilita", "AccessibilityPage"),
  legal("/mappa-del-sito", "SiteMapPage"),
] as const;
