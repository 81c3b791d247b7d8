import { LOCALES, type Language } from "./language";

/** Whole cents in, words out: an amount is never a float anywhere in the client. */
export function formatMoney(cents: number, language: Language): string {
  return formatter(language, "auto").format(cents / 100);
}

/** In a column thousands are always grouped, so that figures line up. */
export function formatMoneyColumn(cents: number, language: Language): string {
  return formatter(language, "always").format(cents / 100);
}

/** An amount as one types it: «1250,00», without sign or groups. */
export function formatPlainAmount(cents: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    useGrouping: false,
  }).format(cents / 100);
}

export function formatPercent(basisPoints: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], {
    style: "percent",
    maximumFractionDigits: 2,
  }).format(basisPoints / 10_000);
}

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value);
}

/**
 * What a person typed as an amount, in cents; null where it is not an amount.
 * Accepts «1.234,50», «1234.5», «250», «€ 250,00»; refuses a third decimal.
 */
export function parseMoney(typed: string): number | null {
  const text = typed.replace(/[\s\u00a0\u202f€]/g, "");
  const match =
    /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(text) ??
    /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const euros = Number((match[1] ?? "").replace(/[.,]/g, ""));
  const cents = Number((match[2] ?? "").padEnd(2, "0"));
  const total = euros * 100 + cents;
  return Number.isSafeInteger(total) ? total : null;
}

/** The voucher's part of a price: rounded down to the cent, within the cap where there is one. */
export function voucherShare(priceCents: number, coverageBasisPoints: number, capCents?: number) {
  const share = Math.floor((priceCents * coverageBasisPoints) / 10_000);
  return capCents === undefined ? share : Math.min(share, capCents);
}

function formatter(language: Language, useGrouping: "auto" | "always") {
  return new Intl.NumberFormat(LOCALES[language], {
    style: "currency",
    currency: "EUR",
    useGrouping,
  });
}
