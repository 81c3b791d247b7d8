import type { ErrorComponentProps } from "@tanstack/react-router";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { toProblem } from "@/lib/problem";
import { Button } from "@/ui";
import { ErrorPage } from "./error-page";
import { NotFoundPage } from "./not-found-page";

/** The shell stays: only the page gives way to the reason and the way on. */
export function FailurePage({ error, reset }: Pick<ErrorComponentProps, "error" | "reset">) {
  const t = useTexts(commonTexts);
  const problem = toProblem(error);
  if (problem.status === 404) return <NotFoundPage />;
  const away = problem.status === 503;
  return (
    <ErrorPage
      drawing={away ? "lamp-off" : "broken-lamp"}
      title={away ? t.errors.unavailableTitle : t.errors.failureTitle}
      actions={<Button onClick={reset}>{t.states.retry}</Button>}
    >
      <p>{away ? t.errors.unavailable : t.errors.failure}</p>
      {away && <p>{t.errors.unavailableDeadlines}</p>}
      {problem.requestId && (
        <p className="caption-text">
          {t.states.requestCode}: <span className="mono">{problem.requestId}</span>
        </p>
      )}
    </ErrorPage>
  );
}
