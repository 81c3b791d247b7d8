import { createRoute } from "@tanstack/react-router";
import { areaLayout } from "./area";
import { rootRoute } from "./root";

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: "/spazio",
  component: areaLayout("space"),
});

export const spaceRoutes = area.addChildren([]);
