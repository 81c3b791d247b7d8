import { OutcomeTag } from "./outcome-tag";
import { FundingPreview } from "./funding-preview";
import { isAsked, wordsOf } from "@/features/applications";
import { applicationTexts } from "@/i18n/application";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { DataTable, Disclosure } from "@/ui";
import type { OfficeFile } from "./office-file-page";

/** Per rule: what it asks, what was declared, what was verified, the outcome. Then who would pay. */
export function FileChecks(file: OfficeFile) {
  const t = useTexts(officeTexts).file;
  const words = useTexts(applicationTexts);
  const format = useFormat();
  const { application, call } = file;
  const declared = ({ fact, value }: (typeof application.outcomes)[number]) => {
    const field = call.form.find(({ code }) => code === fact);
    if (!field) return value ?? "";
    return wordsOf(field, application.answers[fact], words, format, application.space_name);
  };
  return (
    <section className="stack-large" aria-labelledby="file-checks">
      <h2 id="file-checks" className="h3">
        {t.checks}
      </h2>
      <DataTable
        caption={t.checksCaption}
        captionHidden
        rows={application.outcomes}
        rowKey={(outcome) => outcome.code}
        columns={[
          {
            key: "rule",
            label: t.rule,
            rowHeader: true,
            render: (outcome) => (
              <span>
                {outcome.text}
                {outcome.source && (
                  <span className="caption-text d-block fw-normal">{outcome.source}</span>
                )}
              </span>
            ),
          },
          { key: "declared", label: t.declared, render: declared },
          {
            key: "verified",
            label: t.verified,
            render: ({ verified }) => (verified ? t.register : t.notVerified),
          },
          { key: "outcome", label: t.outcome, render: ({ met }) => <OutcomeTag met={met} /> },
        ]}
      />
      {application.registration && <Registration {...file} />}
      <FundingPreview {...file} />
      <Disclosure title={t.answers}>
        <Answers {...file} />
      </Disclosure>
    </section>
  );
}

function Registration({ application }: OfficeFile) {
  const t = useTexts(officeTexts).file;
  const words = useTexts(applicationTexts).file.registrationStates;
  const { registration } = application;
  if (!registration) return null;
  return (
    <p>
      <strong>{t.registration}:</strong> {words[registration.status] ?? registration.status}
    </p>
  );
}

function Answers({ application, call }: OfficeFile) {
  const t = useTexts(applicationTexts);
  const format = useFormat();
  return (
    <dl className="review-rows">
      {call.form
        .filter((field) => isAsked(field, application.answers))
        .map((field) => (
          <div key={field.code}>
            <dt>{field.label}</dt>
            <dd className="pre-line">
              {wordsOf(field, application.answers[field.code], t, format, application.space_name)}
            </dd>
          </div>
        ))}
    </dl>
  );
}
