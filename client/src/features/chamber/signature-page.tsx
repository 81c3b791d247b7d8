import { useState } from "react";
import type { CallRead } from "@/api/generated";
import { useCall } from "@/features/calls";
import { PageQuery } from "@/features/errors";
import { chamberTexts } from "@/i18n/chamber";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { lastMinute } from "@/lib/dates";
import {
  ActionLink,
  Button,
  CheckboxField,
  CopyButton,
  Facts,
  Notice,
  PageHeading,
  ProblemAlert,
} from "@/ui";
import { useCoSignature } from "./queries";

/** The co-signature of a call: bound to the hash of the rules on this very page. */
export function SignaturePage({ callId }: { callId: string }) {
  const query = useCall(callId);
  return <PageQuery query={query}>{(call) => <Signature call={call} />}</PageQuery>;
}

function Signature({ call }: { call: CallRead }) {
  const t = useTexts(chamberTexts).sign;
  return (
    <div className="container section">
      <PageHeading title={t.title} overline={call.title} lead={t.lead} />
      <div className="two-columns">
        <div className="stack-large">
          <section aria-labelledby="sign-rules">
            <h2 id="sign-rules" className="h3">
              {t.rules}
            </h2>
            <ol className="sign-rules">
              {call.rules.map((rule) => (
                <li key={rule.code}>
                  {rule.text}
                  <span className="caption-text d-block">
                    {t.source}: {rule.source}
                  </span>
                </li>
              ))}
            </ol>
          </section>
          <Terms call={call} />
        </div>
        <SignPanel call={call} />
      </div>
    </div>
  );
}

function Terms({ call }: { call: CallRead }) {
  const t = useTexts(chamberTexts).sign;
  const format = useFormat();
  const terms = call.voucher_terms;
  return (
    <>
      <section className="panel" aria-labelledby="sign-funders">
        <h2 id="sign-funders" className="h3">
          {t.funders}
        </h2>
        <Facts
          facts={call.funders.map((funder) => ({
            label: funder.name,
            value: format.moneyColumn(funder.allocated_cents),
          }))}
        />
      </section>
      {terms && (
        <section className="panel" aria-labelledby="sign-terms">
          <h2 id="sign-terms" className="h3">
            {t.terms}
          </h2>
          <Facts
            facts={[
              { label: t.coverage, value: format.percent(terms.coverage_basis_points) },
              { label: t.cap, value: format.money(terms.cap_cents) },
              { label: t.validity, value: t.months(terms.validity_months) },
              { label: t.opens, value: format.dateTime(call.opens_at) },
              { label: t.closes, value: format.dateTime(lastMinute(call.closes_at)) },
            ]}
          />
        </section>
      )}
    </>
  );
}

function SignPanel({ call }: { call: CallRead }) {
  const t = useTexts(chamberTexts).sign;
  const format = useFormat();
  const signature = useCoSignature();
  const [read, setRead] = useState(false);
  const [tried, setTried] = useState(false);
  const hash = call.rules_sha256;
  const sign = () => {
    setTried(true);
    if (!read || hash === null) return;
    signature.mutate({ path: { call_id: call.id }, body: { rules_sha256: hash } });
  };
  const waits = call.co_signature_required && call.co_signed_at === null && hash !== null;
  return (
    <aside className="panel panel-calm stack sticky-aside">
      <h2 className="h4">{t.hash}</h2>
      {hash && (
        <p>
          <span className="mono">{hash}</span> <CopyButton value={hash} label={t.hash} />
        </p>
      )}
      {signature.isSuccess && (
        <Notice tone="good" role="status">
          <p>{t.done}</p>
        </Notice>
      )}
      {!waits && !signature.isSuccess && (
        <Notice>
          <p>{call.co_signed_at ? t.signed(format.dateTime(call.co_signed_at)) : t.notNeeded}</p>
        </Notice>
      )}
      {waits && (
        <>
          <CheckboxField
            label={t.understand}
            checked={read}
            error={tried && !read ? t.understandMissing : undefined}
            onChange={setRead}
          />
          <Button busy={signature.isPending} onClick={sign}>
            {t.confirm}
          </Button>
        </>
      )}
      {signature.error && <ProblemAlert error={signature.error} />}
      <div className="cluster">
        <ActionLink to="/camera" look="link" small>
          {t.back}
        </ActionLink>
        <ActionLink to="/bandi/$callId" params={{ callId: call.id }} look="link" small>
          {t.page}
        </ActionLink>
      </div>
    </aside>
  );
}
