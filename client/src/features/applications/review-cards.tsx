import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ApplicationRead, CallRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { wordsOf } from "./answers";
import { isAsked } from "./conditions";
import { IdentityFacts } from "./identity-step";
import { DOCUMENTS, IDENTITY, stepsOf } from "./steps";

interface Props {
  application: ApplicationRead;
  call: CallRead;
  /** Without links once it was sent. */
  readOnly?: boolean;
}

/** One card per part: question, answer, «change», which comes back to this page. */
export function ReviewCards({ application, call, readOnly }: Props) {
  const t = useTexts(applicationTexts);
  return stepsOf(call, t).map((step) => (
    <section key={step.code} className="panel" aria-labelledby={`review-${step.code}`}>
      <h2 id={`review-${step.code}`} className="h3">
        {step.code === IDENTITY
          ? t.review.identity
          : step.code === DOCUMENTS
            ? t.review.documents
            : step.name}
      </h2>
      {step.code === IDENTITY && <IdentityFacts application={application} />}
      {step.code === DOCUMENTS && (
        <Documents application={application} call={call} readOnly={readOnly} />
      )}
      {step.fields.length > 0 && (
        <dl className="review-rows">
          {step.fields
            .filter((field) => isAsked(field, application.answers))
            .map((field) => (
              <Row
                key={field.code}
                label={field.label}
                edit={
                  readOnly ? null : (
                    <Edit applicationId={application.id} step={step.code} label={field.label} />
                  )
                }
              >
                <AnswerWords application={application} field={field} />
              </Row>
            ))}
        </dl>
      )}
    </section>
  ));
}

function AnswerWords({
  application,
  field,
}: {
  application: ApplicationRead;
  field: CallRead["form"][number];
}) {
  const t = useTexts(applicationTexts);
  const format = useFormat();
  const words = wordsOf(field, application.answers[field.code], t, format, application.space_name);
  return (
    <span className={field.type === "long_text" ? "reading pre-line" : undefined}>{words}</span>
  );
}

function Documents({ application, call, readOnly }: Props) {
  const t = useTexts(applicationTexts);
  return (
    <dl className="review-rows">
      {call.documents_required.map((wanted) => {
        const files = application.documents.filter(({ kind }) => kind === wanted.code);
        return (
          <Row
            key={wanted.code}
            label={wanted.label}
            edit={
              readOnly ? null : (
                <Edit applicationId={application.id} step={DOCUMENTS} label={wanted.label} />
              )
            }
          >
            {files.length === 0
              ? t.review.notGiven
              : files.map((file) => (
                  <span key={file.id} className="d-block">
                    {file.file_name}
                    <span className="caption-text mono d-block">{file.sha256}</span>
                  </span>
                ))}
          </Row>
        );
      })}
    </dl>
  );
}

function Row({ label, edit, children }: { label: string; edit: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
      {edit && <dd className="review-edit no-print">{edit}</dd>}
    </div>
  );
}

function Edit({
  applicationId,
  step,
  label,
}: {
  applicationId: string;
  step: string;
  label: string;
}) {
  const t = useTexts(applicationTexts).review;
  return (
    <Link
      to="/area-personale/pratiche/$applicationId/domanda/$step"
      params={{ applicationId, step }}
      search={{ ritorno: "riepilogo" }}
    >
      {t.edit}
      <span className="visually-hidden">: {label}</span>
    </Link>
  );
}
