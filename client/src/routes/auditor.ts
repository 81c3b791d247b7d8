import { createRoute } from "@tanstack/react-router";
import { areaLayout } from "./area";
import { rootRoute } from "./root";

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: "/revisione",
  component: areaLayout("auditor"),
});

export const auditorRoutes = area.addChildren([]);
