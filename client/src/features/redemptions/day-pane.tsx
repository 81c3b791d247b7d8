import { useState } from "react";
import type { StatementLine, StatementRead } from "@/api/generated";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { Button, EmptyState, QueryState, StatusTag } from "@/ui";
import { HoldActions } from "./hold-actions";
import { useDay } from "./queries";
import { StatementDialog } from "./statement-dialog";

export interface Undoable {
  id: string;
  authorizedAt: string;
  remainingCents: number;
}

interface Props {
  spaceId: string;
  day: string;
  onUndo: (line: Undoable) => void;
  onChanged: (sentence: string) => void;
}

/** What the counter charged today; each line can be undone until it is claimed. */
export function DayPane({ spaceId, day, onUndo, onChanged }: Props) {
  const t = useTexts(deskTexts);
  const query = useDay(spaceId, day);
  const [closing, setClosing] = useState(false);
  return (
    <section className="panel desk-pane" aria-labelledby="desk-day">
      <div className="spread mb-3">
        <h2 id="desk-day">{t.day.title}</h2>
        <Button look="secondary" small onClick={() => setClosing(true)}>
          {t.day.close}
        </Button>
      </div>
      <QueryState query={query}>
        {(statement) =>
          statement.lines.length === 0 ? (
            <EmptyState drawing="ticket">{t.day.empty}</EmptyState>
          ) : (
            <>
              <Totals statement={statement} />
              <ul className="day-list">
                {[...statement.lines].reverse().map((line) => (
                  <DayLine key={line.id} line={line} onUndo={onUndo} onChanged={onChanged} />
                ))}
              </ul>
            </>
          )
        }
      </QueryState>
      <StatementDialog
        open={closing}
        spaceId={spaceId}
        day={day}
        onClose={() => setClosing(false)}
      />
    </section>
  );
}

function Totals({ statement }: { statement: StatementRead }) {
  const t = useTexts(deskTexts);
  const format = useFormat();
  const held = statement.lines
    .filter((line) => line.status === "authorized")
    .reduce((sum, line) => sum + line.voucher_share_cents, 0);
  return (
    <p className="mb-3">
      <strong>{t.day.total(statement.totals.count)}.</strong>{" "}
      {t.day.totals(format.money(statement.totals.net_cents), format.money(held))}
    </p>
  );
}

function DayLine({
  line,
  onUndo,
  onChanged,
}: { line: StatementLine } & Pick<Props, "onUndo" | "onChanged">) {
  const t = useTexts(deskTexts);
  const format = useFormat();
  const time = format.time(line.authorized_at);
  const share = format.money(line.voucher_share_cents);
  const remainingCents = line.voucher_share_cents - line.reversed_cents;
  return (
    <li>
      <div className="spread">
        <span>
          <strong className="tabular">{time}</strong> {t.kinds[line.desk_kind] ?? line.desk_kind}
        </span>
        <strong className="tabular">{share}</strong>
      </div>
      <div className="spread">
        <span className="caption-text tabular">
          {t.day.ofPrice(format.money(line.price_cents))}
        </span>
        <StatusTag kind="redemption" value={line.status} />
      </div>
      {isUndoable(line.status) && (
        <Button
          look="link"
          small
          onClick={() => onUndo({ id: line.id, authorizedAt: line.authorized_at, remainingCents })}
        >
          {t.day.undo}
          <span className="visually-hidden">: {t.day.undoLabel(time, share)}</span>
        </Button>
      )}
      {line.status === "authorized" && <HoldActions line={line} onChanged={onChanged} />}
    </li>
  );
}

function isUndoable(status: StatementLine["status"]): boolean {
  return status === "captured" || status === "partially_reversed";
}
