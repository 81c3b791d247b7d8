import { headlineOf, useBudget, useCalls, type Call } from "@/features/calls";
import { Rating } from "@/features/feedback";
import { HomeCalls } from "./home-calls";
import { HomeHero } from "./home-hero";
import { HomeManager } from "./home-manager";
import { HomeMoney } from "./home-money";
import { HomeSpaces } from "./home-spaces";
import { HomeSteps } from "./home-steps";

/** What it is, for whom, how much; then the open calls, the spaces, the money. */
export function HomePage() {
  const calls = useCalls();
  const headline = calls.data ? headlineOf(calls.data) : undefined;
  return (
    <>
      <HomeHero calls={calls} headline={headline} />
      <HomeSteps />
      <HomeCalls calls={calls} />
      <HomeSpaces />
      {headline && <Money call={headline} />}
      <HomeManager calls={calls.data ?? []} />
      <div className="container pb-5">
        <Rating rated="home" />
      </div>
    </>
  );
}

function Money({ call }: { call: Call }) {
  const budget = useBudget(call.id);
  return budget.data ? <HomeMoney budget={budget.data} /> : null;
}
