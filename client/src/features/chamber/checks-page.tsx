import { useState } from "react";
import type { RegistrationCheckRead } from "@/api/generated";
import { chamberTexts } from "@/i18n/chamber";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { Button, DataTable, EmptyState, PageHeading, QueryState } from "@/ui";
import { CheckForm } from "./check-form";
import { useChecks } from "./queries";

/** Is this applicant in the register? Only what was declared is shown. */
export function ChecksPage() {
  const t = useTexts(chamberTexts).checks;
  const query = useChecks();
  return (
    <div className="container section">
      <PageHeading title={t.title} />
      <QueryState query={query}>
        {(checks) => (
          <div className="stack-large">
            <Pending checks={checks.filter(({ status }) => status === "pending")} />
            <Answered checks={checks.filter(({ status }) => status !== "pending")} />
          </div>
        )}
      </QueryState>
    </div>
  );
}

function Pending({ checks }: { checks: RegistrationCheckRead[] }) {
  const t = useTexts(chamberTexts).checks;
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section aria-labelledby="checks-pending">
      <h2 id="checks-pending" className="h3 mb-3">
        {t.pending}
      </h2>
      {checks.length === 0 && (
        <div className="panel">
          <EmptyState drawing="plant">{t.empty}</EmptyState>
        </div>
      )}
      <ul className="plain-list stack">
        {checks.map((check) => (
          <li key={check.id} className="panel">
            <div className="spread">
              <dl className="check-facts">
                <div>
                  <dt>{t.protocol}</dt>
                  <dd className="mono">{check.protocol_number}</dd>
                </div>
                <div>
                  <dt>{t.vat}</dt>
                  <dd className="mono">{check.declared_vat_number ?? "—"}</dd>
                </div>
                <div>
                  <dt>{t.rea}</dt>
                  <dd className="mono">{check.declared_rea ?? "—"}</dd>
                </div>
                <div>
                  <dt>{t.asked}</dt>
                  <dd>{format.date(check.requested_at)}</dd>
                </div>
              </dl>
              <Button
                look={open === check.id ? "secondary" : "primary"}
                small
                aria-expanded={open === check.id}
                onClick={() => setOpen(open === check.id ? null : check.id)}
              >
                {t.answer}
                <span className="visually-hidden">: {check.protocol_number}</span>
              </Button>
            </div>
            {open === check.id && <CheckForm check={check} onDone={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answered({ checks }: { checks: RegistrationCheckRead[] }) {
  const t = useTexts(chamberTexts).checks;
  const format = useFormat();
  if (checks.length === 0) return null;
  return (
    <section aria-labelledby="checks-answered">
      <h2 id="checks-answered" className="h3 mb-3">
        {t.answered}
      </h2>
      <DataTable
        caption={t.answered}
        captionHidden
        rows={checks}
        rowKey={(check) => check.id}
        columns={[
          {
            key: "protocol",
            label: t.protocol,
            rowHeader: true,
            render: (check) => <span className="mono">{check.protocol_number}</span>,
          },
          {
            key: "vat",
            label: t.vat,
            render: (check) => <span className="mono">{check.declared_vat_number}</span>,
          },
          {
            key: "state",
            label: t.state,
            render: (check) => t.states[check.status] ?? check.status,
          },
          {
            key: "rea",
            label: t.form.rea,
            render: (check) => <span className="mono">{check.rea}</span>,
          },
          {
            key: "checked",
            label: t.checked,
            render: (check) => (check.checked_at ? format.dateTime(check.checked_at) : ""),
          },
        ]}
      />
    </section>
  );
}
