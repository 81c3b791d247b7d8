import { Link } from "@tanstack/react-router";
import { CallCard, sortCalls, type useCalls } from "@/features/calls";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";

const SHOWN = 3;

export function HomeCalls({ calls }: { calls: ReturnType<typeof useCalls> }) {
  const t = useTexts(publicTexts);
  const sorted = sortCalls(calls.data ?? []);
  const shown = [...sorted.open, ...sorted.soon].slice(0, SHOWN);
  if (shown.length === 0) return null;
  return (
    <section className="container section pt-0" aria-labelledby="calls-title">
      <div className="spread mb-4">
        <h2 id="calls-title">{t.home.openCalls}</h2>
        <Link to="/bandi">{t.home.allCalls}</Link>
      </div>
      <div className="grid-cards grid-cards-wide">
        {shown.map((call) => (
          <CallCard key={call.id} call={call} />
        ))}
      </div>
    </section>
  );
}
