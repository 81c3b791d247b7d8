import { lazyRouteComponent, type RouteComponent, useParams } from "@tanstack/react-router";
import type { ComponentType } from "react";

/** A page of a feature, loaded when it is opened; the address's parameters are its properties. */
export function page<Module extends Record<string, unknown>>(
  load: () => Promise<Module>,
  name: keyof Module & string,
): RouteComponent {
  const Page = lazyRouteComponent(load, name) as ComponentType<Record<string, string>>;
  return function RoutedPage() {
    const params = useParams({ strict: false }) as Record<string, string>;
    return <Page {...params} />;
  };
}
