import { Link } from "@tanstack/react-router";
import type { ApplicationRead } from "@/api/generated";
import { useVoucherOf } from "@/features/vouchers";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { ActionLink, Button, ProblemAlert } from "@/ui";
import { useAcceptance } from "./queries";

/** What this person can do now, the main one first; the rest are quiet links. */
export function FileActions({ application }: { application: ApplicationRead }) {
  const t = useTexts(applicationTexts).file;
  const { id: applicationId, actions, receipt } = application;
  const can = (action: string) => actions.includes(action);
  return (
    <section className="stack no-print" aria-label={t.actions}>
      {application.award && <VoucherAction application={application} />}
      <div className="cluster">
        {can("edit") && (
          <ActionLink
            to="/area-personale/pratiche/$applicationId/domanda"
            params={{ applicationId }}
          >
            {t.continue}
          </ActionLink>
        )}
        {can("complete") && (
          <ActionLink
            to="/area-personale/pratiche/$applicationId/integrazione"
            params={{ applicationId }}
          >
            {t.complete}
          </ActionLink>
        )}
        {receipt && (
          <Link to="/area-personale/pratiche/$applicationId/ricevuta" params={{ applicationId }}>
            {t.receipt}
          </Link>
        )}
        {can("withdraw") && (
          <Link to="/area-personale/pratiche/$applicationId/ritira" params={{ applicationId }}>
            {t.withdraw}
          </Link>
        )}
      </div>
    </section>
  );
}

/** The voucher of an awarded file: wait for it, accept it, go to it. */
function VoucherAction({ application }: { application: ApplicationRead }) {
  const t = useTexts(applicationTexts).file;
  const format = useFormat();
  const voucher = useVoucherOf(application.id).data;
  const acceptance = useAcceptance();
  const { award } = application;
  if (!award) return null;
  const amount = t.acceptText(format.money(award.amount_cents), award.funder_name);
  if (!voucher)
    return (
      <div className="panel">
        <h2 className="h3">{t.award}</h2>
        <p>{amount}</p>
        <p>{t.awaitingIssue}</p>
      </div>
    );
  return (
    <div className="panel">
      <h2 className="h3">{t.award}</h2>
      <p>{amount}</p>
      <p role="status">{acceptance.isSuccess ? t.accepted : ""}</p>
      {voucher.status === "issued" ? (
        <Button
          busy={acceptance.isPending}
          onClick={() => acceptance.mutate({ path: { application_id: application.id }, body: {} })}
        >
          {t.accept}
        </Button>
      ) : (
        <ActionLink to="/area-personale/buoni/$voucherId" params={{ voucherId: voucher.id }}>
          {t.openVoucher}
        </ActionLink>
      )}
      {acceptance.error && <ProblemAlert error={acceptance.error} />}
    </div>
  );
}
