import { useId, useState } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";
import { useFormat } from "../i18n/use-format";
import { DataTable } from "./data-table";
import { GaugePatterns, patternFor, type FundState } from "./gauge-patterns";

export interface FundPosition {
  key: string;
  funder: { kind: string; name: string };
  allocated_cents: number;
  committed_cents: number;
  held_cents: number;
  accrued_cents: number;
  paid_cents: number;
  available_cents: number;
}

export const FUND_STATES: FundState[] = ["paid", "accrued", "held", "committed", "available"];

const HUES: Record<string, string> = {
  municipality: "var(--funder-municipality)",
  chamber: "var(--funder-chamber)",
};

export function funderHue(kind: string): string {
  return HUES[kind] ?? "var(--funder-other)";
}

/** The parts of a line's money; they add up to what was allocated, to the cent. */
export function segmentsOf(line: FundPosition): Record<FundState, number> {
  const inUse = line.held_cents + line.accrued_cents + line.paid_cents;
  return {
    paid: line.paid_cents,
    accrued: line.accrued_cents,
    held: line.held_cents,
    committed: line.committed_cents - inUse,
    available: line.available_cents,
  };
}

/** One bar per funder: the hue tells whose money, the texture what became of it. */
export function FundGauges(props: {
  lines: FundPosition[];
  caption: string;
  /** False where the page shows the figures in a table anyway. */
  withTable?: boolean;
}) {
  const { lines, caption, withTable = true } = props;
  const t = useTexts(commonTexts);
  const [table, setTable] = useState(false);
  const used = FUND_STATES.filter((state) => lines.some((line) => segmentsOf(line)[state] > 0));
  return (
    <div>
      {lines.map((line) => (
        <Gauge key={line.key} line={line} />
      ))}
      <Legend states={used} />
      {withTable && (
        <button
          type="button"
          className="btn btn-link btn-small px-0"
          aria-expanded={table}
          onClick={() => setTable(!table)}
        >
          {table ? t.actions.hideTable : t.actions.showTable}
        </button>
      )}
      {table && <FundTable lines={lines} caption={caption} />}
    </div>
  );
}

export function Gauge({ line }: { line: FundPosition }) {
  const t = useTexts(commonTexts);
  const format = useFormat();
  const id = useId().replaceAll(":", "");
  const hue = funderHue(line.funder.kind);
  const summary = t.funds.summary(
    format.money(line.available_cents),
    format.money(line.allocated_cents),
  );
  return (
    <figure className="gauge" style={{ "--hue": hue } as React.CSSProperties}>
      <figcaption className="gauge-head">
        <span className="gauge-name">{line.funder.name}</span>
        <span className="tabular">{summary}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={`${line.funder.name}: ${summary}`}
        preserveAspectRatio="none"
        viewBox="0 0 1000 26"
      >
        <GaugePatterns id={id} hue={hue} />
        <Segments line={line} id={id} hue={hue} />
      </svg>
    </figure>
  );
}

function Segments({ line, id, hue }: { line: FundPosition; id: string; hue: string }) {
  const parts = segmentsOf(line);
  let x = 0;
  return (
    <>
      {FUND_STATES.filter((state) => parts[state] > 0).map((state) => {
        const width = (parts[state] / Math.max(line.allocated_cents, 1)) * 1000;
        const start = x;
        x += width;
        return (
          <rect
            key={state}
            x={start + 1}
            y="1"
            width={Math.max(width - 2, 1)}
            height="24"
            fill={patternFor(state, id, hue)}
            stroke={hue}
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
    </>
  );
}

function Legend({ states }: { states: FundState[] }) {
  const t = useTexts(commonTexts);
  const id = useId().replaceAll(":", "");
  return (
    <ul className="gauge-legend">
      {states.map((state) => (
        <li key={state}>
          <svg viewBox="0 0 18 14" aria-hidden="true">
            <GaugePatterns id={id + state} hue="#455360" />
            <rect
              x="1"
              y="1"
              width="16"
              height="12"
              fill={patternFor(state, id + state, "#455360")}
              stroke="#455360"
              strokeWidth="1.5"
            />
          </svg>
          {t.funds[state]}
        </li>
      ))}
    </ul>
  );
}

export function FundTable({ lines, caption }: { lines: FundPosition[]; caption: string }) {
  const t = useTexts(commonTexts);
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        {
          key: "funder",
          label: t.funds.funder,
          rowHeader: true,
          render: (line) => line.funder.name,
        },
        {
          key: "allocated",
          label: t.funds.allocated,
          amount: true,
          render: (line) => format.moneyColumn(line.allocated_cents),
        },
        ...FUND_STATES.map((state) => ({
          key: state,
          label: t.funds[state],
          amount: true,
          render: (line: FundPosition) => format.moneyColumn(segmentsOf(line)[state]),
        })),
      ]}
    />
  );
}
