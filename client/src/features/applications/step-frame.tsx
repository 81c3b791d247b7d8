import { Link } from "@tanstack/react-router";
import type { FormEvent, ReactNode } from "react";
import type { ApplicationRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { Button, ErrorSummary, PageHeading, StepText, type SummaryError } from "@/ui";
import { taskOf } from "./steps";
import type { StepFlow } from "./use-step-flow";

interface Props {
  application: ApplicationRead;
  flow: StepFlow;
  errors: SummaryError[];
  attempt: number;
  busy?: boolean;
  continueLabel?: string;
  onContinue: () => void;
  aside?: ReactNode;
  children: ReactNode;
}

/** The frame of a step: where we are, the questions, back, continue, save and leave. */
export function StepFrame(props: Props) {
  const t = useTexts(applicationTexts);
  const common = useTexts(commonTexts);
  const { flow } = props;
  const step = flow.steps[flow.position];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!props.busy) props.onContinue();
  };
  return (
    <div className="container section step-layout">
      <StepIndex application={props.application} flow={flow} />
      <div className="step-main">
        <ErrorSummary errors={props.errors} attempt={props.attempt} />
        <PageHeading
          title={step?.name ?? ""}
          overline={
            <StepText
              current={flow.position + 1}
              total={flow.steps.length}
              name={props.application.call.title}
            />
          }
        />
        <form onSubmit={submit} noValidate>
          {props.children}
          <div className="step-actions">
            <Button type="submit" busy={props.busy}>
              {props.continueLabel ?? common.actions.continue}
            </Button>
            <Button look="secondary" onClick={flow.back}>
              {common.actions.back}
            </Button>
            <Button look="link" onClick={flow.exit}>
              {t.step.saveAndExit}
            </Button>
          </div>
          {props.aside}
        </form>
      </div>
    </div>
  );
}

/** «Informazioni richieste»: only wide screens have room for it, phones have the step's text. */
function StepIndex({ application, flow }: { application: ApplicationRead; flow: StepFlow }) {
  const t = useTexts(applicationTexts).step;
  return (
    <nav className="step-index" aria-label={t.index}>
      <p className="overline">{t.index}</p>
      <ol className="plain-list">
        {flow.steps.map((step, index) => (
          <li
            key={step.code}
            data-done={taskOf(application, step.code)?.status === "done" || undefined}
          >
            <Link
              to="/area-personale/pratiche/$applicationId/domanda/$step"
              params={{ applicationId: flow.applicationId, step: step.code }}
              aria-current={index === flow.position ? "step" : undefined}
            >
              {step.name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
