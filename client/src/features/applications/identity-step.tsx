import type { ApplicationRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { Disclosure, Facts } from "@/ui";
import { StepFrame } from "./step-frame";
import type { StepFlow } from "./use-step-flow";

/** What the digital identity says of the person: shown with its source, never typed. */
export function IdentityStep({
  application,
  flow,
}: {
  application: ApplicationRead;
  flow: StepFlow;
}) {
  const t = useTexts(applicationTexts);
  return (
    <StepFrame
      application={application}
      flow={flow}
      errors={[]}
      attempt={0}
      continueLabel={t.identity.confirm}
      onContinue={flow.next}
    >
      <div className="panel mb-4">
        <p className="quiet">{t.step.fromIdentity}</p>
        <IdentityFacts application={application} />
      </div>
      <Disclosure title={t.step.wrongData}>
        <p>{t.step.wrongDataText}</p>
      </Disclosure>
    </StepFrame>
  );
}

export function IdentityFacts({ application }: { application: ApplicationRead }) {
  const t = useTexts(applicationTexts).identity;
  const format = useFormat();
  const { identity } = application;
  return (
    <Facts
      facts={[
        { label: t.name, value: identity.given_name },
        { label: t.family, value: identity.family_name },
        { label: t.taxCode, value: <span className="mono">{identity.tax_code ?? t.missing}</span> },
        { label: t.birth, value: identity.birth_on ? format.date(identity.birth_on) : t.missing },
        { label: t.email, value: identity.email ?? t.missing },
      ]}
    />
  );
}
