import { createRoute } from "@tanstack/react-router";
import { areaLayout } from "./area";
import { page } from "./page";
import { rootRoute } from "./root";

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: "/spazio",
  component: areaLayout("space"),
});

const home = createRoute({
  getParentRoute: () => area,
  path: "/$spaceId",
  component: page(() => import("@/features/accreditations/space-home-page"), "SpaceHomePage"),
});

const desk = createRoute({
  getParentRoute: () => area,
  path: "/$spaceId/banco",
  component: page(() => import("@/features/redemptions/desk-page"), "DeskPage"),
});

const uses = createRoute({
  getParentRoute: () => area,
  path: "/$spaceId/utilizzi",
  component: page(() => import("@/features/redemptions/uses-page"), "UsesPage"),
});

const prices = createRoute({
  getParentRoute: () => area,
  path: "/$spaceId/listino",
  component: page(() => import("@/features/accreditations/price-list-page"), "PriceListPage"),
});

export const spaceRoutes = area.addChildren([home, desk, uses, prices]);
