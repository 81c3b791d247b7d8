import { applicantRoutes } from "./applicant";
import { auditorRoutes } from "./auditor";
import { chamberRoutes } from "./chamber";
import { developersRoutes } from "./developers";
import { officeRoutes } from "./office";
import { publicRoutes } from "./public";
import { rootRoute } from "./root";
import { spaceRoutes } from "./space";

export const routeTree = rootRoute.addChildren([
  ...publicRoutes,
  applicantRoutes,
  spaceRoutes,
  officeRoutes,
  chamberRoutes,
  auditorRoutes,
  developersRoutes,
]);
