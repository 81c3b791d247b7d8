import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useState } from "react";
import type { ApplicationRead, CallRead } from "@/api/generated";
import { PageQuery } from "@/features/errors";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { lastMinute } from "@/lib/dates";
import { Button, CheckboxField, ErrorSummary, Notice, PageHeading } from "@/ui";
import { CallTiming } from "./call-timing";
import { Locked } from "./locked";
import { useApplicationAndCall, useRefreshApplication } from "./queries";
import { RefusalPanel } from "./refusal-panel";
import { ReviewCards } from "./review-cards";
import { firstOpenStep, stepsOf } from "./steps";
import { type Submission, useSubmission } from "./use-submission";

type Declaration = "truth" | "rules" | "privacy";

/** S10: the answers as text, the declarations, one press. */
export function ReviewPage({ applicationId }: { applicationId: string }) {
  const query = useApplicationAndCall(applicationId);
  const [received, setReceived] = useState(false);
  const navigate = useNavigate();
  const refresh = useRefreshApplication(applicationId);
  const showReceipt = useCallback(() => {
    setReceived(true);
    void navigate({
      to: "/area-personale/pratiche/$applicationId/ricevuta",
      params: { applicationId },
      replace: true,
    });
  }, [navigate, applicationId]);
  const application = query.data?.application;
  useEffect(() => {
    if (application?.receipt && !received) showReceipt();
  }, [application, received, showReceipt]);
  return (
    <PageQuery query={query}>
      {(data) =>
        data.application.status === "draft" || received ? (
          <Review
            {...data}
            onReceived={() => {
              void refresh();
              showReceipt();
            }}
          />
        ) : (
          <Locked {...data} />
        )
      }
    </PageQuery>
  );
}

interface ReviewProps {
  application: ApplicationRead;
  call: CallRead;
  onReceived: () => void;
}

function Review({ application, call, onReceived }: ReviewProps) {
  const t = useTexts(applicationTexts);
  const { state, send } = useSubmission(application.id, onReceived);
  if (state.name === "refused")
    return <RefusalPanel problem={state.problem} application={application} call={call} />;
  return (
    <div className="container section">
      <PageHeading title={t.review.title} lead={call.title} />
      <div className="two-columns two-columns-wide">
        <div className="stack-large">
          <Notice>
            <p>{t.review.legal}</p>
          </Notice>
          <ReviewCards application={application} call={call} />
          <Declarations
            application={application}
            call={call}
            state={state}
            onSend={() => void send()}
          />
        </div>
        <Amount application={application} call={call} />
      </div>
    </div>
  );
}

function Declarations(
  props: Omit<ReviewProps, "onReceived"> & { state: Submission; onSend: () => void },
) {
  const { application, call, state } = props;
  const t = useTexts(applicationTexts);
  const [given, setGiven] = useState<Record<Declaration, boolean>>({
    truth: false,
    rules: false,
    privacy: false,
  });
  const [missing, setMissing] = useState<Declaration[]>([]);
  const [attempt, setAttempt] = useState(0);
  const incomplete = firstOpenStep(application, stepsOf(call, t)) !== null;
  const words = {
    truth: t.review.declareTruth,
    rules: t.review.declareRules,
    privacy: t.review.privacy,
  };
  const send = () => {
    const absent = declarationsOf(call).filter((name) => !given[name]);
    setMissing(absent);
    setAttempt((count) => count + 1);
    if (absent.length === 0) props.onSend();
  };
  const declarations = declarationsOf(call);
  const sendable = call.status === "open" && !incomplete;
  return (
    <section className="panel" aria-labelledby="declarations">
      <h2 id="declarations" className="h3">
        {t.review.declarations}
      </h2>
      <ErrorSummary
        attempt={attempt}
        errors={missing.map((name) => ({
          fieldId: `declare-${name}`,
          message: t.review.declareMissing[name],
        }))}
      />
      {declarations.map((name) => (
        <CheckboxField
          key={name}
          id={`declare-${name}`}
          label={words[name]}
          checked={given[name]}
          error={missing.includes(name) && !given[name] ? t.review.declareMissing[name] : undefined}
          onChange={(checked) => setGiven((old) => ({ ...old, [name]: checked }))}
        />
      ))}
      <div className="stack mb-4">
        <CallTiming call={call} />
        {incomplete && (
          <Notice tone="attention">
            <p>{t.review.incomplete}</p>
          </Notice>
        )}
      </div>
      <h3 className="h4">{t.review.after}</h3>
      <ol className="mb-4">
        {t.review.afterSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <SendAction state={state} sendable={sendable} onSend={send} />
    </section>
  );
}

/** Where the call's own form asks to declare the truth, it is not asked a second time. */
function declarationsOf(call: CallRead): Declaration[] {
  const asked = call.form.some(({ group }) => group === "declarations");
  return asked ? ["rules", "privacy"] : ["truth", "rules", "privacy"];
}

function SendAction({
  state,
  sendable,
  onSend,
}: {
  state: Submission;
  sendable: boolean;
  onSend: () => void;
}) {
  const t = useTexts(applicationTexts).review;
  const busy = state.name === "sending" || state.name === "checking" || state.name === "received";
  const words =
    state.name === "sending"
      ? t.sending
      : state.name === "ready" || state.name === "received"
        ? ""
        : t.checking;
  return (
    <div className="stack">
      <Button busy={busy} disabled={!sendable} onClick={onSend}>
        {state.name === "unknown" ? t.checkAgain : t.confirm}
      </Button>
      <p role="status">{words}</p>
    </div>
  );
}

function Amount({ application, call }: Omit<ReviewProps, "onReceived">) {
  const t = useTexts(applicationTexts);
  const format = useFormat();
  const { estimate } = application;
  return (
    <aside className="panel panel-calm stack sticky-aside">
      {estimate && (
        <div>
          <span className="overline">{t.review.amount}</span>
          <p className="figure-small">{format.money(estimate.amount_cents)}</p>
          <p className="caption-text tabular">{estimate.arithmetic}</p>
        </div>
      )}
      <p>
        {t.tasks.closes}: <strong>{format.dateTime(lastMinute(call.closes_at))}</strong>{" "}
        <span className="caption-text">({t.tasks.zone})</span>
      </p>
    </aside>
  );
}
