import { sortCalls, type Call } from "@/features/calls";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { ActionLink } from "@/ui";

/** For those who run a space: straight to the open accreditation call, else to their calls. */
export function HomeManager({ calls }: { calls: Call[] }) {
  const t = useTexts(publicTexts);
  const { open, soon } = sortCalls(calls.filter((call) => call.kind === "accreditation"));
  const call = open[0] ?? soon[0];
  return (
    <section className="container section pt-0" aria-labelledby="manager-title">
      <div className="panel panel-calm two-up">
        <div>
          <h2 id="manager-title" className="h3 mb-2">
            {t.home.managerTitle}
          </h2>
          <p>{t.home.managerText}</p>
        </div>
        <div className="end-on-desktop">
          {call ? (
            <ActionLink to="/bandi/$callId" params={{ callId: call.id }} look="secondary">
              {t.home.managerAction}
            </ActionLink>
          ) : (
            <ActionLink to="/bandi" search={{ tipo: "spazi" }} look="secondary">
              {t.home.managerAction}
            </ActionLink>
          )}
        </div>
      </div>
    </section>
  );
}
