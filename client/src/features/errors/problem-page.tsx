import { toProblem } from "@/lib/problem";
import { ProblemAlert } from "@/ui";
import { FailurePage } from "./failure-page";
import { NotFoundPage } from "./not-found-page";

/** For a page whose one resource could not be read: 404 and 5xx are pages, the rest an alert in place. */
export function ProblemPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const problem = toProblem(error);
  if (problem.status === 404) return <NotFoundPage />;
  if (problem.status >= 500) return <FailurePage error={problem} reset={onRetry} />;
  return (
    <div className="container section">
      <ProblemAlert error={problem} onRetry={onRetry} />
    </div>
  );
}
