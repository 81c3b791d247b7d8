import type { ReactNode } from "react";
import { ProblemAlert } from "./problem-alert";
import { Skeleton } from "./skeleton";

interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

interface Props<T> {
  query: QueryLike<T>;
  children: (data: T) => ReactNode;
  loading?: ReactNode;
}

/** Loading, failed or here: the three states of everything that is read. */
export function QueryState<T>({ query, children, loading }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  return <>{loading ?? <Skeleton title lines={5} />}</>;
}
