import { Link } from "@tanstack/react-router";
import type { ApplicationRead, CallRead } from "@/api/generated";
import { PageQuery } from "@/features/errors";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { lastMinute } from "@/lib/dates";
import { ActionLink, Facts, Notice, PageHeading, TaskList, type Task, type TaskState } from "@/ui";
import { CallTiming } from "./call-timing";
import { Locked } from "./locked";
import { useApplicationAndCall } from "./queries";
import { DOCUMENTS, firstOpenStep, IDENTITY, type Step, stepsOf, taskOf } from "./steps";

const MINUTES_A_PART = 3;

/** S08: what is done, what is left, where to go on. */
export function TasksPage({ applicationId }: { applicationId: string }) {
  const query = useApplicationAndCall(applicationId);
  return (
    <PageQuery query={query}>
      {(data) => (data.application.status === "draft" ? <Tasks {...data} /> : <Locked {...data} />)}
    </PageQuery>
  );
}

function Tasks({ application, call }: { application: ApplicationRead; call: CallRead }) {
  const t = useTexts(applicationTexts);
  const steps = stepsOf(call, t);
  const counted = steps.filter(({ code }) => code !== IDENTITY);
  const done = counted.filter(({ code }) => taskOf(application, code)?.status === "done").length;
  const next = firstOpenStep(application, steps);
  return (
    <div className="container section">
      <PageHeading
        title={t.tasks.title}
        lead={call.title}
        overline={t.tasks.progress(done, counted.length)}
      />
      <div className="two-columns two-columns-wide">
        <div className="stack-large">
          <CallTiming call={call} />
          <div className="stack">
            {next && <p>{t.tasks.minutes((counted.length - done) * MINUTES_A_PART)}</p>}
            <NextAction application={application} next={next} />
          </div>
          <Problems application={application} />
          <Groups application={application} steps={steps} />
        </div>
        <Aside application={application} call={call} />
      </div>
    </div>
  );
}

function NextAction({ application, next }: { application: ApplicationRead; next: Step | null }) {
  const t = useTexts(applicationTexts).tasks;
  const applicationId = application.id;
  if (next)
    return (
      <ActionLink
        to="/area-personale/pratiche/$applicationId/domanda/$step"
        params={{ applicationId, step: next.code }}
      >
        {t.continueFrom(next.name)}
      </ActionLink>
    );
  return (
    <ActionLink
      to="/area-personale/pratiche/$applicationId/domanda/riepilogo"
      params={{ applicationId }}
    >
      {t.send}
    </ActionLink>
  );
}

function Groups({ application, steps }: { application: ApplicationRead; steps: Step[] }) {
  const t = useTexts(applicationTexts).tasks;
  const data = steps
    .filter(({ code }) => code !== DOCUMENTS)
    .map((step) => taskRow(application, step));
  const documents = steps
    .filter(({ code }) => code === DOCUMENTS)
    .map((step) => taskRow(application, step));
  return (
    <>
      <section aria-labelledby="tasks-data">
        <h2 id="tasks-data" className="h3 mb-2">
          {t.groups.data}
        </h2>
        <TaskList label={t.groups.data} tasks={data} />
      </section>
      {documents.length > 0 && (
        <section aria-labelledby="tasks-documents">
          <h2 id="tasks-documents" className="h3 mb-2">
            {t.groups.documents}
          </h2>
          <TaskList label={t.groups.documents} tasks={documents} />
        </section>
      )}
      <section aria-labelledby="tasks-sending">
        <h2 id="tasks-sending" className="h3 mb-2">
          {t.groups.sending}
        </h2>
        <TaskList label={t.groups.sending} tasks={[sendRow(application, t.names.review)]} />
      </section>
    </>
  );
}

function taskRow(application: ApplicationRead, step: Step): Task {
  return {
    key: step.code,
    name: step.name,
    state: step.code === IDENTITY ? "completed" : stateOf(application, step.code),
    link: (describedBy) => (
      <Link
        to="/area-personale/pratiche/$applicationId/domanda/$step"
        params={{ applicationId: application.id, step: step.code }}
        aria-describedby={describedBy}
      >
        {step.name}
      </Link>
    ),
  };
}

function sendRow(application: ApplicationRead, name: string): Task {
  return {
    key: "submission",
    name,
    state: stateOf(application, "submission"),
    link: (describedBy) => (
      <Link
        to="/area-personale/pratiche/$applicationId/domanda/riepilogo"
        params={{ applicationId: application.id }}
        aria-describedby={describedBy}
      >
        {name}
      </Link>
    ),
  };
}

function stateOf(application: ApplicationRead, code: string): TaskState {
  const status = taskOf(application, code)?.status ?? "todo";
  return status === "done" ? "completed" : status;
}

/** Rules that the present answers do not meet: said at once, with what can be done. */
function Problems({ application }: { application: ApplicationRead }) {
  const t = useTexts(applicationTexts).tasks;
  const codes = new Set(application.tasks.flatMap(({ problems }) => problems));
  const outcomes = application.outcomes.filter(({ code }) => codes.has(code));
  if (outcomes.length === 0) return null;
  return (
    <Notice tone="attention" title={t.problems}>
      <ul>
        {outcomes.map((outcome) => (
          <li key={outcome.code}>
            {outcome.text} {outcome.remedy}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Aside({ application, call }: { application: ApplicationRead; call: CallRead }) {
  const t = useTexts(applicationTexts).tasks;
  const format = useFormat();
  const { estimate } = application;
  return (
    <aside className="panel panel-calm stack">
      {call.voucher_terms && (
        <div>
          <span className="overline">{t.estimate}</span>
          {estimate ? (
            <p className="figure-small">{format.money(estimate.amount_cents)}</p>
          ) : (
            <p>{t.estimateNone}</p>
          )}
        </div>
      )}
      <Facts
        facts={[
          { label: t.opens, value: format.dateTime(call.opens_at) },
          { label: t.closes, value: format.dateTime(lastMinute(call.closes_at)) },
        ]}
      />
      <p className="caption-text">{t.zone}</p>
      <p>
        {t.help} <Link to="/assistenza">{t.helpLink}</Link>
      </p>
      <ActionLink
        to="/area-personale/pratiche/$applicationId/ritira"
        params={{ applicationId: application.id }}
        look="link"
        small
      >
        {t.withdraw}
      </ActionLink>
    </aside>
  );
}
