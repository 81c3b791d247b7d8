import { useState } from "react";
import type { ApplicationRead, CallRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { controlId } from "./answer-field";
import { DocumentFields } from "./document-fields";
import { StepFrame } from "./step-frame";
import type { StepFlow } from "./use-step-flow";

interface Props {
  application: ApplicationRead;
  call: CallRead;
  flow: StepFlow;
}

/** The documents of the application. */
export function DocumentsStep({ application, call, flow }: Props) {
  const t = useTexts(applicationTexts);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const goOn = () => {
    const there = new Set(application.documents.map(({ kind }) => kind));
    const missing = call.documents_required.filter(
      ({ code, required }) => required && !there.has(code),
    );
    setErrors(
      Object.fromEntries(missing.map(({ code, label }) => [code, t.step.required.file(label)])),
    );
    setAttempt((count) => count + 1);
    if (missing.length === 0) flow.next();
  };
  const summary = Object.entries(errors).map(([code, message]) => ({
    fieldId: controlId(code),
    message,
  }));
  return (
    <StepFrame
      application={application}
      flow={flow}
      errors={summary}
      attempt={attempt}
      onContinue={goOn}
    >
      <DocumentFields
        application={application}
        documents={call.documents_required}
        errors={errors}
      />
    </StepFrame>
  );
}
