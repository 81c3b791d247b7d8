import { useFormat } from "@/i18n/use-format";
import { statusTexts } from "@/i18n/status";
import { useTexts } from "@/i18n/language-context";
import { StatusTag } from "@/ui";
import type { Call } from "./queries";
import { closingOf } from "./rules";

/** «Aperto fino al 21 novembre 2026»: the status with the date that matters. */
export function CallStatus({ call }: { call: Pick<Call, "status" | "opens_at" | "closes_at"> }) {
  const t = useTexts(statusTexts);
  const format = useFormat();
  const words: Record<string, string> = {
    published: t.callOpensOn(format.date(call.opens_at)),
    open: t.callOpenUntil(format.date(closingOf(call))),
  };
  return <StatusTag kind="call" value={call.status} word={words[call.status]} />;
}
