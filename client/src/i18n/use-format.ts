import { useMemo } from "react";
import * as dates from "../lib/dates";
import * as money from "../lib/money";
import { useLanguage } from "./language-context";

/** Amounts and dates in the language of the page. */
export function useFormat() {
  const language = useLanguage();
  return useMemo(
    () => ({
      money: (cents: number) => money.formatMoney(cents, language),
      plainMoney: (cents: number) => money.formatPlainAmount(cents, language),
      moneyColumn: (cents: number) => money.formatMoneyColumn(cents, language),
      percent: (basisPoints: number) => money.formatPercent(basisPoints, language),
      number: (value: number) => money.formatNumber(value, language),
      date: (value: string) => dates.formatDate(value, language),
      dayMonth: (value: string) => dates.formatDayMonth(value, language),
      time: (value: string) => dates.formatTime(value, language),
      dateTime: (value: string) => dates.formatDateTime(value, language),
      dateTimeSeconds: (value: string) => dates.formatDateTimeSeconds(value, language),
      month: (value: string) => dates.formatMonth(value, language),
    }),
    [language],
  );
}

export type Format = ReturnType<typeof useFormat>;
