import { createRoute } from "@tanstack/react-router";
import { areaLayout } from "./area";
import { rootRoute } from "./root";

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: "/area-personale",
  component: areaLayout("applicant"),
});

export const applicantRoutes = area.addChildren([]);
