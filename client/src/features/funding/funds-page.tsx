import { useQuery } from "@tanstack/react-query";
import type { CallRead, FundingLineRead } from "@/api/generated";
import {
  callListOptions,
  fundingLineListOptions,
  municipalityReadOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { Button, EmptyState, FundGauges, Notice, PageHeading, QueryState } from "@/ui";
import { csvOf } from "./funds-csv";
import { FundsTable } from "./funds-table";

const REFRESH_MS = 60_000;

/** The lines that this person may see: the office's, or the chamber's own. */
export function useFundingLines() {
  return useQuery({
    ...fundingLineListOptions({ query: { limit: 100 } }),
    select: (page) => page.items,
    refetchInterval: REFRESH_MS,
    staleTime: 0,
  });
}

/** S21: is the money enough, and whose. */
export function FundsPage() {
  const t = useTexts(officeTexts).funds;
  const format = useFormat();
  const query = useFundingLines();
  return (
    <div className="container section">
      <div className="spread">
        <PageHeading title={t.title} />
        <p className="caption-text">
          {query.dataUpdatedAt > 0 &&
            t.updated(format.time(new Date(query.dataUpdatedAt).toISOString()))}{" "}
          <Button look="link" small busy={query.isFetching} onClick={() => void query.refetch()}>
            {t.refresh}
          </Button>
        </p>
      </div>
      <QueryState query={query}>{(lines) => <Funds lines={lines} />}</QueryState>
    </div>
  );
}

/** One block per call: a sentence, the gauges, the twin table. */
export function Funds({ lines }: { lines: FundingLineRead[] }) {
  const t = useTexts(officeTexts).funds;
  const calls = useCalls();
  if (lines.length === 0)
    return (
      <div className="panel">
        <EmptyState drawing="folder">{t.empty}</EmptyState>
      </div>
    );
  const callIds = [...new Set(lines.map((line) => line.call_id))];
  return (
    <div className="stack-large">
      {callIds.map((callId) => (
        <CallFunds
          key={callId}
          call={calls.find(({ id }) => id === callId)}
          callId={callId}
          lines={lines.filter((line) => line.call_id === callId)}
        />
      ))}
      <div className="no-print">
        <Button
          onClick={() =>
            download(csvOf(lines, Object.fromEntries(calls.map(({ id, title }) => [id, title]))))
          }
        >
          {t.csv}
        </Button>
      </div>
    </div>
  );
}

function CallFunds({
  call,
  callId,
  lines,
}: {
  call?: CallRead;
  callId: string;
  lines: FundingLineRead[];
}) {
  const t = useTexts(officeTexts).funds;
  const title = call?.title ?? t.call;
  const municipality = useMunicipalityName(call?.municipality_code);
  const format = useFormat();
  const sum = (of: (line: FundingLineRead) => number) =>
    lines.reduce((total, line) => total + of(line), 0);
  const left = sum((line) => line.available_cents);
  const allocated = sum((line) => line.allocated_cents);
  return (
    <div className="panel">
      <h2 id={`funds-${callId}`} className="h3">
        {title}
      </h2>
      {municipality && <p className="caption-text">{municipality}</p>}
      <p>
        <strong>{t.summary(format.money(left), format.money(allocated))}</strong>
      </p>
      {lines
        .filter((line) => line.exhausted_at)
        .map((line) => (
          <div key={line.id} className="mb-3">
            <Notice tone="attention" title={line.funder.name}>
              <p>{t.exhausted(format.date(line.exhausted_at ?? ""))}</p>
            </Notice>
          </div>
        ))}
      <FundGauges
        withTable={false}
        caption={title}
        lines={lines.map((line) => ({ ...line, key: line.id }))}
      />
      <h3 className="h4 mt-4">{t.table}</h3>
      <FundsTable lines={lines} caption={`${t.caption}: ${title}`} />
    </div>
  );
}

function useCalls(): CallRead[] {
  const calls = useQuery({
    ...callListOptions({ query: { limit: 100 } }),
    select: (page) => page.items,
  });
  return calls.data ?? [];
}

/** A chamber funds calls of several comuni, often with the same title. */
function useMunicipalityName(code: string | undefined): string | undefined {
  const found = useQuery({
    ...municipalityReadOptions({ path: { istat_code: code ?? "" } }),
    enabled: code !== undefined,
    staleTime: Infinity,
  });
  return found.data?.name;
}

function download(text: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = "fondi.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
