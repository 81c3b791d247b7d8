import { Link } from "@tanstack/react-router";
import { Funds, useFundingLines } from "@/features/funding";
import { chamberTexts } from "@/i18n/chamber";
import { useTexts } from "@/i18n/language-context";
import { ActionLink, EmptyState, PageHeading, QueryState } from "@/ui";
import { useCallsToSign, useChecks } from "./queries";

/** S24: my euros, my firms, my signature. */
export function ChamberPage() {
  const t = useTexts(chamberTexts);
  const lines = useFundingLines();
  return (
    <div className="container section">
      <PageHeading title={t.title} lead={t.lead} />
      <div className="stack-large">
        <Pending />
        <section aria-labelledby="chamber-funds">
          <h2 id="chamber-funds" className="mb-3">
            {t.funds}
          </h2>
          <QueryState query={lines}>
            {(found) =>
              found.length === 0 ? (
                <div className="panel">
                  <EmptyState drawing="folder">{t.fundsEmpty}</EmptyState>
                </div>
              ) : (
                <Funds lines={found} />
              )
            }
          </QueryState>
        </section>
      </div>
    </div>
  );
}

function Pending() {
  const t = useTexts(chamberTexts).pending;
  const checks = useChecks("pending");
  const calls = useCallsToSign();
  const both = {
    data: checks.data && calls.data ? { checks: checks.data, calls: calls.data } : undefined,
    error: checks.error ?? calls.error,
    refetch: () => Promise.all([checks.refetch(), calls.refetch()]),
  };
  return (
    <section className="panel panel-calm" aria-labelledby="chamber-pending">
      <h2 id="chamber-pending" className="h3">
        {t.title}
      </h2>
      <QueryState query={both}>
        {(found) => (
          <>
            {found.checks.length + found.calls.length === 0 && (
              <EmptyState drawing="plant">{t.nothing}</EmptyState>
            )}
            <ul className="plain-list stack">
              {found.calls.map((call) => (
                <li key={call.id} className="spread">
                  <strong>{t.sign(call.title)}</strong>
                  <ActionLink to="/camera/bandi/$callId/firma" params={{ callId: call.id }} small>
                    {t.goSign}
                  </ActionLink>
                </li>
              ))}
              {found.checks.length > 0 && (
                <li className="spread">
                  <strong>{t.checks(found.checks.length)}</strong>
                  <ActionLink
                    to="/camera/verifiche"
                    look={found.calls.length > 0 ? "secondary" : "primary"}
                    small
                  >
                    {t.goChecks}
                  </ActionLink>
                </li>
              )}
            </ul>
            {found.checks.length === 0 && <Link to="/camera/verifiche">{t.goChecks}</Link>}
          </>
        )}
      </QueryState>
    </section>
  );
}
