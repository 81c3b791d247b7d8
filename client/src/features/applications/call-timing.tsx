import type { CallRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { lastMinute } from "@/lib/dates";
import { Notice } from "@/ui";

/** What the call's own clock says of a draft; the status comes from the server, never from this device. */
export function CallTiming({ call }: { call: CallRead }) {
  const t = useTexts(applicationTexts).tasks;
  const format = useFormat();
  switch (call.status) {
    case "open":
      return null;
    case "published":
      return (
        <Notice>
          <p>{t.beforeOpening(format.date(call.opens_at), format.time(call.opens_at))}</p>
          <p>{countsArrival(call) ? t.byArrival : t.notByArrival}</p>
        </Notice>
      );
    case "suspended":
      return (
        <Notice tone="attention">
          <p>{t.suspended}</p>
        </Notice>
      );
    default:
      return (
        <Notice tone="attention">
          <p>{t.closed(format.date(lastMinute(call.closes_at)))}</p>
        </Notice>
      );
  }
}

export function countsArrival(call: Pick<CallRead, "allocation">): boolean {
  return call.allocation === "rolling" || call.allocation === "first_come";
}
