import type { useCalls } from "@/features/calls";
import { headlineOf, sortCalls, type Call } from "@/features/calls";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { ActionLink, EmptyState, PageHeading, QueryState, Skeleton } from "@/ui";
import { HomeCallCard } from "./home-call-card";
import { LampScene } from "./lamp-scene";

interface Props {
  calls: ReturnType<typeof useCalls>;
  headline: Call | null | undefined;
}

/** One sentence, one button, and the call under the lamp. */
export function HomeHero({ calls, headline }: Props) {
  const t = useTexts(publicTexts);
  return (
    <div className="hero band">
      <div className="container hero-grid">
        <div className="hero-words">
          {headline !== undefined || calls.error ? (
            <HeroWords call={headline ?? null} />
          ) : (
            <Skeleton title lines={2} />
          )}
          <div className="cluster mt-4">
            {headline ? (
              <>
                <ActionLink to="/bandi/$callId/verifica" params={{ callId: headline.id }}>
                  {t.home.check}
                </ActionLink>
                <ActionLink to="/bandi/$callId" params={{ callId: headline.id }} look="link">
                  {t.home.readCall}
                </ActionLink>
              </>
            ) : (
              <ActionLink to="/bandi">{t.home.allCalls}</ActionLink>
            )}
          </div>
        </div>
        <div className="hero-side">
          <LampScene />
          <div className="panel panel-lit hero-card">
            <QueryState query={calls} loading={<Skeleton title lines={6} />}>
              {(all) => <Side calls={all} />}
            </QueryState>
          </div>
        </div>
      </div>
    </div>
  );
}

function HeroWords({ call }: { call: Call | null }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const terms = call?.voucher_terms;
  if (!terms)
    return (
      <PageHeading
        title={t.home.titlePlain}
        windowTitle={t.home.windowTitle}
        lead={t.home.leadPlain}
      />
    );
  const half = terms.coverage_basis_points === 5000;
  const title = half
    ? t.home.titleHalf
    : t.home.titleShare(format.percent(terms.coverage_basis_points));
  return (
    <PageHeading
      title={title}
      windowTitle={t.home.windowTitle}
      lead={t.home.lead(format.money(terms.cap_cents))}
    />
  );
}

function Side({ calls }: { calls: Call[] }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const headline = headlineOf(calls);
  if (headline) return <HomeCallCard call={headline} />;
  const [next] = sortCalls(calls).soon;
  return (
    <EmptyState drawing="desk">
      {next ? t.home.noOpenNext(format.date(next.opens_at)) : t.home.noOpen}
    </EmptyState>
  );
}
