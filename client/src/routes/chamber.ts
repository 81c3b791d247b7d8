import { createRoute } from "@tanstack/react-router";
import { areaLayout } from "./area";
import { rootRoute } from "./root";

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: "/camera",
  component: areaLayout("chamber"),
});

export const chamberRoutes = area.addChildren([]);
