import { createRootRoute } from "@tanstack/react-router";
import { Shell } from "@/app/shell";

export const rootRoute = createRootRoute({ component: Shell });
