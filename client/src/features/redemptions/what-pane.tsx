import type { SpaceRead } from "@/api/generated";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { DateField, Disclosure, MoneyField, RadioCards, TextField } from "@/ui";
import {
  atListPrice,
  type Charge,
  type ChargeErrors,
  deskKindsOf,
  listPriceOf,
  periodOfCharge,
} from "./charge";
import type { PeriodKind } from "./period";

interface Props {
  space: SpaceRead;
  charge: Charge;
  errors: ChargeErrors;
  onChange: (charge: Charge) => void;
}

/** First stage: which desk, for how long, at what price. */
export function WhatPane({ space, charge, errors, onChange }: Props) {
  const t = useTexts(deskTexts);
  const format = useFormat();
  const limit = listPriceOf(space, charge);
  const relist = (change: Partial<Charge>) =>
    onChange(atListPrice(space, { ...charge, ...change }, format));
  return (
    <section className="panel desk-pane" aria-labelledby="desk-what">
      <h2 id="desk-what">{t.what.title}</h2>
      <RadioCards
        name="desk-kind"
        label={t.what.kind}
        value={charge.deskKind}
        inRow
        options={deskKindsOf(space).map((kind) => ({ value: kind, label: t.kinds[kind] ?? kind }))}
        onChange={(deskKind) => relist({ deskKind })}
      />
      <RadioCards
        name="desk-period"
        label={t.what.period}
        value={charge.periodKind}
        inRow
        options={periodOptions(charge, t, format)}
        onChange={(periodKind) => relist({ periodKind, typedPeriod: periodOfCharge(charge) })}
      />
      {charge.periodKind === "other" && (
        <div className="desk-dates">
          <DateField
            label={t.what.from}
            value={charge.typedPeriod.startsOn}
            error={errors.period}
            onChange={(startsOn) => relist({ typedPeriod: { ...charge.typedPeriod, startsOn } })}
          />
          <DateField
            label={t.what.to}
            value={charge.typedPeriod.endsOn}
            onChange={(endsOn) => relist({ typedPeriod: { ...charge.typedPeriod, endsOn } })}
          />
        </div>
      )}
      <MoneyField
        id="desk-price"
        label={t.what.price}
        hint={limit === null ? t.what.notInList : t.what.fromList(format.money(limit))}
        error={errors.price}
        value={charge.price}
        onChange={(price) => onChange({ ...charge, price })}
      />
      <Disclosure title={t.what.options}>
        <Options charge={charge} onChange={onChange} />
      </Disclosure>
    </section>
  );
}

function Options({ charge, onChange }: Pick<Props, "charge" | "onChange">) {
  const t = useTexts(deskTexts);
  return (
    <>
      <RadioCards
        name="desk-mode"
        label={t.what.mode}
        value={charge.capture ? "now" : "later"}
        options={[
          { value: "now", label: t.what.captureNow, note: t.what.captureNowNote },
          { value: "later", label: t.what.hold, note: t.what.holdNote },
        ]}
        onChange={(mode) => onChange({ ...charge, capture: mode === "now" })}
      />
      <TextField
        label={t.what.reference}
        hint={t.what.referenceHint}
        value={charge.reference}
        maxLength={100}
        mono
        onChange={(reference) => onChange({ ...charge, reference })}
      />
    </>
  );
}

function periodOptions(
  charge: Charge,
  t: (typeof deskTexts)["it"],
  format: ReturnType<typeof useFormat>,
) {
  const month = periodOfCharge({ ...charge, periodKind: "month" });
  const options: { value: PeriodKind; label: string; note?: string }[] = [
    { value: "today", label: t.what.today },
    { value: "month", label: t.what.month, note: t.what.until(format.dayMonth(month.endsOn)) },
    { value: "other", label: t.what.other },
  ];
  return options;
}
