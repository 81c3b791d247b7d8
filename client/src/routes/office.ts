import { createRoute } from "@tanstack/react-router";
import { areaLayout } from "./area";
import { rootRoute } from "./root";

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ufficio",
  component: areaLayout("office"),
});

export const officeRoutes = area.addChildren([]);
