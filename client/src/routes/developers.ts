import { createRoute, Outlet } from "@tanstack/react-router";
import { rootRoute } from "./root";

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sviluppatori",
  component: Outlet,
});

export const developersRoutes = area.addChildren([]);
