import type { VoucherRead } from "@/api/generated";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { voucherTexts } from "@/i18n/voucher";
import { ActionLink, CopyButton, Notice, PageHeading } from "@/ui";
import { PageQuery } from "@/features/errors";
import { Movements } from "./movements";
import { useVoucher } from "./queries";
import { VoucherCard } from "./voucher-card";

/** S13: the balance, how to pay with it, what was paid. */
export function VoucherPage({ voucherId }: { voucherId: string }) {
  return (
    <PageQuery query={useVoucher(voucherId)}>
      {(voucher) => <Voucher voucher={voucher} />}
    </PageQuery>
  );
}

function Voucher({ voucher }: { voucher: VoucherRead }) {
  const t = useTexts(voucherTexts);
  return (
    <div className="container section">
      <PageHeading title={t.title} />
      <div className="stack-large">
        <div className="two-columns">
          <div className="stack">
            <VoucherCard voucher={voucher} />
            <StateNotice voucher={voucher} />
          </div>
          <HowTo voucher={voucher} />
        </div>
        <Movements voucher={voucher} />
      </div>
    </div>
  );
}

function StateNotice({ voucher }: { voucher: VoucherRead }) {
  const t = useTexts(voucherTexts);
  const format = useFormat();
  const sentence = t.states[voucher.status];
  return (
    <>
      {sentence && (
        <Notice tone={voucher.status === "exhausted" ? "calm" : "attention"}>
          <p>{sentence}</p>
          {voucher.reason && <p>{t.why(voucher.reason)}</p>}
          {voucher.status === "suspended" && <p>{t.suspendedHelp}</p>}
          {voucher.status === "issued" && voucher.application_id && (
            <ActionLink
              to="/area-personale/pratiche/$applicationId"
              params={{ applicationId: voucher.application_id }}
            >
              {t.accept}
            </ActionLink>
          )}
        </Notice>
      )}
      {voucher.held_cents > 0 && (
        <Notice>
          <p>{t.heldNote(format.money(voucher.held_cents), voucher.hold_hours)}</p>
        </Notice>
      )}
    </>
  );
}

function HowTo({ voucher }: { voucher: VoucherRead }) {
  const t = useTexts(voucherTexts);
  const kinds = useTexts(deskTexts).kinds;
  const format = useFormat();
  const terms = [
    t.howTo.coverage(format.percent(voucher.coverage_basis_points)),
    t.howTo.kinds(voucher.desk_kinds.map((kind) => (kinds[kind] ?? kind).toLowerCase()).join(", ")),
    voucher.minimum_cost_cents > 0
      ? t.howTo.minimum(format.money(voucher.minimum_cost_cents))
      : null,
    voucher.monthly_cap_cents ? t.howTo.cap(format.money(voucher.monthly_cap_cents)) : null,
  ].filter((term) => term !== null);
  return (
    <section className="panel panel-calm" aria-labelledby="how-to">
      <h2 id="how-to" className="h3">
        {t.howTo.title}
      </h2>
      <ol className="steps">
        {t.howTo.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <ul>
        {terms.map((term) => (
          <li key={term}>{term}</li>
        ))}
      </ul>
      {voucher.cup && (
        <p>
          {t.howTo.cup}: <span className="mono">{voucher.cup}</span>{" "}
          <CopyButton value={voucher.cup} label={t.howTo.cup} />
        </p>
      )}
      <div className="cluster">
        <ActionLink to="/spazi" look="link">
          {t.spaces}
        </ActionLink>
        {voucher.application_id && (
          <ActionLink
            to="/area-personale/pratiche/$applicationId"
            params={{ applicationId: voucher.application_id }}
            look="link"
          >
            {t.file}
          </ActionLink>
        )}
      </div>
    </section>
  );
}
