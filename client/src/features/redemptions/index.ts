export { useMonthTotal } from "./month-totals";
export { useDay } from "./queries";
export { useOnline } from "./use-online";
export { UsesTable } from "./uses-table";
export { useUses } from "./use-uses";
