import type { ReactNode } from "react";
import { Skeleton } from "@/ui";
import { ProblemPage } from "./problem-page";

interface Props<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  children: (data: T) => ReactNode;
}

/** A page that is one resource: its skeleton, its error page, or itself. */
export function PageQuery<T>({ query, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ProblemPage error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className="container section">
      <Skeleton title lines={6} />
    </div>
  );
}
