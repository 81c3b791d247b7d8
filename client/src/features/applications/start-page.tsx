import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { toProblem } from "@/lib/problem";
import { ActionLink, PageHeading, ProblemAlert } from "@/ui";
import { openDraft } from "./requests";

/** Between «Apply» and the tasks: opens the draft of this call, or the one that is there. */
export function StartPage({ callId }: { callId: string }) {
  const t = useTexts(applicationTexts).start;
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    openDraft(callId)
      .then((applicationId) =>
        navigate({
          to: "/area-personale/pratiche/$applicationId/domanda",
          params: { applicationId },
          replace: true,
        }),
      )
      .catch(setError);
  }, [callId, navigate]);
  return (
    <div className="container section">
      <PageHeading title={t.title} />
      {error ? (
        <div className="stack">
          {toProblem(error).code === "call_not_open" ? (
            <p>{t.notNow}</p>
          ) : (
            <ProblemAlert error={error} />
          )}
          <ActionLink to="/bandi/$callId" params={{ callId }} look="secondary">
            {t.back}
          </ActionLink>
        </div>
      ) : (
        <p role="status">{t.opening}</p>
      )}
    </div>
  );
}
