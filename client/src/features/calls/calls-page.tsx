import { getRouteApi } from "@tanstack/react-router";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import {
  Button,
  ChipToggle,
  Crumbs,
  Disclosure,
  EmptyState,
  PageHeading,
  QueryState,
  SkeletonCards,
} from "@/ui";
import { CallCard } from "./call-card";
import { useCalls, type Call } from "./queries";
import { sortCalls } from "./rules";

const route = getRouteApi("/bandi");
const KINDS = { persone: "voucher", spazi: "accreditation" } as const;

export function CallsPage() {
  const t = useTexts(publicTexts);
  const common = useTexts(commonTexts);
  const { tipo } = route.useSearch();
  const navigate = route.useNavigate();
  const calls = useCalls();
  const choose = (next: typeof tipo) =>
    void navigate({
      search: { tipo: next === tipo ? undefined : next },
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <Crumbs items={[{ label: common.nav.calls }]} />
      <div className="container section-tight">
        <PageHeading title={t.calls.title} lead={t.calls.lead} />
        <div className="chips mb-4" role="group" aria-label={t.calls.who}>
          <ChipToggle
            label={t.calls.people}
            on={tipo === "persone"}
            onChange={() => choose("persone")}
          />
          <ChipToggle
            label={t.calls.spaces}
            on={tipo === "spazi"}
            onChange={() => choose("spazi")}
          />
        </div>
        <QueryState query={calls} loading={<SkeletonCards />}>
          {(all) => (
            <CallGroups
              calls={tipo ? all.filter((call) => call.kind === KINDS[tipo]) : all}
              onClear={() => choose(undefined)}
            />
          )}
        </QueryState>
      </div>
    </>
  );
}

function CallGroups({ calls, onClear }: { calls: Call[]; onClear: () => void }) {
  const t = useTexts(publicTexts);
  const { open, soon, past } = sortCalls(calls);
  return (
    <div className="stack-large">
      <p role="status" className="visually-hidden">
        {t.calls.found(open.length + soon.length)}
      </p>
      {open.length + soon.length === 0 && (
        <EmptyState
          drawing="desk"
          action={
            <Button look="secondary" onClick={onClear}>
              {t.calls.removeFilters}
            </Button>
          }
        >
          {t.calls.none}
        </EmptyState>
      )}
      <Group title={t.calls.open} calls={open} />
      <Group title={t.calls.soon} calls={soon} />
      {past.length > 0 && (
        <Disclosure title={t.calls.past(past.length)}>
          <Cards calls={past} />
        </Disclosure>
      )}
    </div>
  );
}

function Group({ title, calls }: { title: string; calls: Call[] }) {
  if (calls.length === 0) return null;
  return (
    <section className="stack">
      <h2>{title}</h2>
      <Cards calls={calls} />
    </section>
  );
}

function Cards({ calls }: { calls: Call[] }) {
  return (
    <div className="grid-cards">
      {calls.map((call) => (
        <CallCard key={call.id} call={call} />
      ))}
    </div>
  );
}
