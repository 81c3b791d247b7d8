import { useSearch } from "@tanstack/react-router";
import type { ApplicationRead, CallRead } from "@/api/generated";
import { NotFoundPage, PageQuery } from "@/features/errors";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { FormStep } from "./form-step";
import { IdentityStep } from "./identity-step";
import { DocumentsStep } from "./documents-step";
import { useApplicationAndCall } from "./queries";
import { DOCUMENTS, IDENTITY, stepsOf } from "./steps";
import { Locked } from "./locked";
import { useStepFlow } from "./use-step-flow";

interface Props {
  applicationId: string;
  step: string;
}

/** S09, one topic at a time. */
export function StepPage(props: Props) {
  const query = useApplicationAndCall(props.applicationId);
  return (
    <PageQuery query={query}>
      {(data) => <OneStep key={props.step} {...props} {...data} />}
    </PageQuery>
  );
}

function OneStep({
  application,
  call,
  step: wanted,
}: Props & { application: ApplicationRead; call: CallRead }) {
  const t = useTexts(applicationTexts);
  const { ritorno } = useSearch({ strict: false });
  const steps = stepsOf(call, t);
  const position = steps.findIndex(({ code }) => code === wanted);
  const step = steps[position];
  const flow = useStepFlow({ application, steps, position, backToReview: ritorno === "riepilogo" });
  if (!step) return <NotFoundPage />;
  if (application.status !== "draft") return <Locked application={application} />;
  if (step.code === IDENTITY) return <IdentityStep application={application} flow={flow} />;
  if (step.code === DOCUMENTS)
    return <DocumentsStep application={application} call={call} flow={flow} />;
  return <FormStep application={application} call={call} step={step} flow={flow} />;
}
