import { getRouteApi } from "@tanstack/react-router";
import { ProblemPage } from "@/features/errors";
import { Rating } from "@/features/feedback";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { ActionLink, Crumbs, Notice, PageHeading, Skeleton } from "@/ui";
import { ApplyLink } from "./apply-link";
import { CallFacts } from "./call-facts";
import { CallStatus } from "./call-status";
import { useBudget, useCall, type Budget, type Call } from "./queries";
import { hasSimulator } from "./rules";
import { Section, SheetIndex } from "./sheet-section";
import { useSheet } from "./use-sheet";

const route = getRouteApi("/bandi/$callId");

/** The call as a service sheet: everything to decide and begin. */
export function CallPage() {
  const { callId } = route.useParams();
  const call = useCall(callId);
  const budget = useBudget(callId, call.data?.kind === "voucher");
  if (call.data) return <Sheet call={call.data} budget={budget.data} />;
  if (call.error) return <ProblemPage error={call.error} onRetry={() => void call.refetch()} />;
  return (
    <div className="container section">
      <Skeleton title lines={8} />
    </div>
  );
}

function Sheet({ call, budget }: { call: Call; budget: Budget | undefined }) {
  const t = useTexts(publicTexts);
  const common = useTexts(commonTexts);
  const format = useFormat();
  const sections = useSheet(call, budget);
  return (
    <>
      <Crumbs items={[{ label: common.nav.calls, to: "/bandi" }, { label: call.title }]} />
      <div className="container section-tight">
        <Head call={call} budget={budget} />
        <div className="row mt-5">
          <div className="col-lg-3 no-print">
            <SheetIndex title={t.call.index} sections={sections} />
          </div>
          <div className="col-lg-8 offset-lg-1">
            {sections.map((section) => (
              <Section key={section.id} section={section} />
            ))}
            <p className="caption-text">{t.call.updated(format.date(call.updated_at))}</p>
            <Rating rated="call" callId={call.id} />
          </div>
        </div>
      </div>
    </>
  );
}

function Head({ call, budget }: { call: Call; budget: Budget | undefined }) {
  const t = useTexts(publicTexts);
  return (
    <div className="row gy-4">
      <div className="col-lg-7">
        <PageHeading
          title={call.title}
          overline={call.service_sheet.category}
          data-element="service-title"
        >
          <p data-element="service-status" className="mb-0">
            <CallStatus call={call} />
          </p>
          <p className="lead-text" data-element="service-description">
            {firstSentences(call.summary)}
          </p>
        </PageHeading>
        <Inactive call={call} />
        <div className="cluster">
          <ApplyLink call={call} budget={budget} />
          {hasSimulator(call) && (
            <ActionLink to="/bandi/$callId/verifica" params={{ callId: call.id }} look="secondary">
              {t.call.check}
            </ActionLink>
          )}
        </div>
      </div>
      <aside className="col-lg-4 offset-lg-1" aria-label={t.call.facts}>
        <div className="panel panel-calm">
          <CallFacts call={call} />
        </div>
      </aside>
    </div>
  );
}

function Inactive({ call }: { call: Call }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const words = t.call.inactive[call.status];
  if (!words) return null;
  return (
    <div className="mb-4">
      <Notice tone="calm" title={words}>
        {call.service_sheet.inactive_reason && <p>{call.service_sheet.inactive_reason}</p>}
        {call.resumes_at && <p>{t.call.resumes(format.dateTime(call.resumes_at))}</p>}
      </Notice>
    </div>
  );
}

/** The head says the summary's beginning; the whole stands under «Descrizione». */
function firstSentences(summary: string): string {
  return summary
    .split(/(?<=\.)\s+/)
    .slice(0, 2)
    .join(" ");
}
