import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { ActionLink } from "@/ui";
import type { Budget, Call } from "./queries";
import { actionOf } from "./rules";

/** The one primary act of a call: apply, prepare or join the list; nothing when it takes no applications. */
export function ApplyLink({ call, budget, wide }: { call: Call; budget?: Budget; wide?: boolean }) {
  const t = useTexts(publicTexts);
  const action = actionOf(call, budget);
  if (!action) return null;
  const words = { apply: t.call.apply, prepare: t.call.prepare, join_list: t.call.joinList };
  return (
    <ActionLink
      to="/area-personale/domanda/$callId"
      params={{ callId: call.id }}
      wide={wide}
      data-element="service-online-access"
    >
      {words[action]}
    </ActionLink>
  );
}
