import type { ApplicationRead, CallRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import type { ApiProblem } from "@/lib/problem";
import { ActionLink, Notice, PageHeading, ProblemAlert } from "@/ui";
import { stepsOf } from "./steps";

interface Props {
  problem: ApiProblem;
  application: ApplicationRead;
  call: CallRead;
}

/** The gate said no: rule, answer, source, remedy, in that order, and the way to put it right. */
export function RefusalPanel({ problem, application, call }: Props) {
  const t = useTexts(applicationTexts);
  const reasons = reasonsOf(problem, application);
  const missing = missingOf(problem, call, t);
  const steps = stepsOf(call, t);
  const faulty = steps.filter(({ code, fields }) =>
    [...missing, ...reasons.map(({ fact }) => fact)].some(
      (fact) => fact === code || fields.some((field) => field.code === fact),
    ),
  );
  return (
    <div className="container section">
      <PageHeading title={t.review.refusedTitle} lead={call.title} />
      <div className="stack-large">
        {reasons.map((reason) => (
          <Notice key={reason.text} tone="calm" title={reason.text}>
            {reason.value && <p>{t.review.refusedValue(reason.value)}</p>}
            {reason.source && (
              <p className="caption-text">{t.review.refusedSource(reason.source)}</p>
            )}
            {reason.remedy && <p>{reason.remedy}</p>}
          </Notice>
        ))}
        {reasons.length === 0 && missing.length === 0 && <ProblemAlert error={problem} />}
        {missing.length > 0 && (
          <Notice tone="attention">
            <p>{t.review.incomplete}</p>
          </Notice>
        )}
        <p>{t.review.saved}</p>
        <div className="cluster">
          {faulty.map((step) => (
            <ActionLink
              key={step.code}
              to="/area-personale/pratiche/$applicationId/domanda/$step"
              params={{ applicationId: application.id, step: step.code }}
              search={{ ritorno: "riepilogo" }}
            >
              {t.review.toStep(step.name)}
            </ActionLink>
          ))}
          <ActionLink
            to="/area-personale/pratiche/$applicationId/domanda"
            params={{ applicationId: application.id }}
            look="secondary"
          >
            {t.tasks.list}
          </ActionLink>
        </div>
      </div>
    </div>
  );
}

interface Reason {
  text: string;
  fact: string;
  value: string | null;
  source: string | null;
  remedy: string | null;
}

function reasonsOf(problem: ApiProblem, application: ApplicationRead): Reason[] {
  if (problem.code !== "rule_not_met") return [];
  const { rule, value, source, remedy } = problem.extensions;
  const known = application.outcomes.find(({ code }) => code === rule);
  return [
    {
      text: known?.text ?? problem.detail,
      fact: known?.fact ?? "",
      value: wordOf(value) ?? known?.value ?? null,
      source: wordOf(source) ?? known?.source ?? null,
      remedy: wordOf(remedy) ?? known?.remedy ?? null,
    },
  ];
}

function missingOf(
  problem: ApiProblem,
  call: CallRead,
  t: (typeof applicationTexts)["it"],
): string[] {
  const { missing } = problem.extensions;
  if (!Array.isArray(missing)) return [];
  const documents = new Set(call.documents_required.map(({ code }) => code));
  const known = new Set(stepsOf(call, t).flatMap(({ fields }) => fields.map(({ code }) => code)));
  return missing
    .filter((code) => typeof code === "string")
    .map((code) => (documents.has(code) ? "documents" : code))
    .filter((code) => code === "documents" || known.has(code));
}

function wordOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
