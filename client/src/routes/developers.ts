import { createRoute, Outlet } from "@tanstack/react-router";
import { page } from "./page";
import { rootRoute } from "./root";

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sviluppatori",
  component: Outlet,
});

const home = createRoute({
  getParentRoute: () => area,
  path: "/",
  component: page(() => import("@/features/developers/developers-page"), "DevelopersPage"),
});

export const developersRoutes = area.addChildren([home]);
