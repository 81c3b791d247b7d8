import { createRoute } from "@tanstack/react-router";
import { areaLayout } from "./area";
import { page } from "./page";
import { rootRoute } from "./root";

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: "/camera",
  component: areaLayout("chamber"),
});

const home = createRoute({
  getParentRoute: () => area,
  path: "/",
  component: page(() => import("@/features/chamber/chamber-page"), "ChamberPage"),
});

const checks = createRoute({
  getParentRoute: () => area,
  path: "/verifiche",
  component: page(() => import("@/features/chamber/checks-page"), "ChecksPage"),
});

const signature = createRoute({
  getParentRoute: () => area,
  path: "/bandi/$callId/firma",
  component: page(() => import("@/features/chamber/signature-page"), "SignaturePage"),
});

export const chamberRoutes = area.addChildren([home, checks, signature]);
