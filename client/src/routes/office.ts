import { createRoute } from "@tanstack/react-router";
import { areaLayout } from "./area";
import { page } from "./page";
import { rootRoute } from "./root";

const VIEWS = ["unassigned", "mine", "decision", "waiting", "waitlist", "awarded", "all"] as const;

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ufficio",
  component: areaLayout("office"),
});

const home = createRoute({
  getParentRoute: () => area,
  path: "/",
  component: page(() => import("@/features/office/office-page"), "OfficePage"),
});

const queue = createRoute({
  getParentRoute: () => area,
  path: "/pratiche",
  validateSearch: (search: Record<string, unknown>): { vista?: (typeof VIEWS)[number] } => ({
    vista: VIEWS.find((view) => view === search.vista),
  }),
  component: page(() => import("@/features/office/queue-page"), "QueuePage"),
});

const file = createRoute({
  getParentRoute: () => area,
  path: "/pratiche/$applicationId",
  component: page(() => import("@/features/office/office-file-page"), "OfficeFilePage"),
});

const decision = createRoute({
  getParentRoute: () => area,
  path: "/pratiche/$applicationId/decisione",
  component: page(() => import("@/features/office/decision-page"), "DecisionPage"),
});

const request = createRoute({
  getParentRoute: () => area,
  path: "/pratiche/$applicationId/integrazione",
  component: page(
    () => import("@/features/office/completion-request-page"),
    "CompletionRequestPage",
  ),
});

const list = createRoute({
  getParentRoute: () => area,
  path: "/elenco",
  component: page(
    () => import("@/features/accreditations/accreditations-page"),
    "AccreditationsPage",
  ),
});

const funds = createRoute({
  getParentRoute: () => area,
  path: "/fondi",
  component: page(() => import("@/features/funding/funds-page"), "FundsPage"),
});

export const officeRoutes = area.addChildren([home, queue, file, decision, request, list, funds]);
