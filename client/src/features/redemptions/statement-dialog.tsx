import { useId } from "react";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { commonTexts } from "@/i18n/common";
import { useFormat } from "@/i18n/use-format";
import { Button, CopyButton, Dialog, Facts, QueryState } from "@/ui";
import { useDay } from "./queries";

interface Props {
  open: boolean;
  spaceId: string;
  day: string;
  onClose: () => void;
}

/** «Close the day»: the totals the office sees, and the hash over their lines. */
export function StatementDialog({ open, spaceId, day, onClose }: Props) {
  const t = useTexts(deskTexts).statement;
  const common = useTexts(commonTexts);
  const format = useFormat();
  const titleId = useId();
  const query = useDay(spaceId, day);
  return (
    <Dialog open={open} labelledBy={titleId} onClose={onClose}>
      <h2 id={titleId}>{t.title(format.date(day))}</h2>
      <p>{t.text}</p>
      <QueryState query={query}>
        {(statement) => (
          <>
            <Facts
              facts={[
                { label: t.count, value: format.number(statement.totals.count) },
                {
                  label: t.captured,
                  value: format.moneyColumn(statement.totals.voucher_share_cents),
                },
                { label: t.reversed, value: format.moneyColumn(statement.totals.reversed_cents) },
                { label: t.net, value: format.moneyColumn(statement.totals.net_cents) },
              ]}
            />
            <h3 className="h4 mt-4">{t.hash}</h3>
            <p className="mono">{statement.sha256}</p>
            <CopyButton value={statement.sha256} label={t.hash} />
          </>
        )}
      </QueryState>
      <div className="dialog-actions">
        <Button onClick={() => window.print()}>{common.actions.print}</Button>
        <Button look="secondary" onClick={onClose}>
          {common.actions.close}
        </Button>
      </div>
    </Dialog>
  );
}
