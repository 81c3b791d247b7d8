export { FailurePage } from "./failure-page";
export { ForbiddenPage } from "./forbidden-page";
export { PageQuery } from "./page-query";
export { NotFoundPage } from "./not-found-page";
export { ProblemPage } from "./problem-page";
