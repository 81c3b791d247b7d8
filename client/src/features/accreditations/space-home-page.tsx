import { Link } from "@tanstack/react-router";
import type { SpaceRead } from "@/api/generated";
import { PageQuery } from "@/features/errors";
import { useDay, useMonthTotal, UsesTable, useUses } from "@/features/redemptions";
import { useSpace } from "@/features/spaces";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { spaceTexts } from "@/i18n/space";
import { todayOn } from "@/lib/dates";
import { ActionLink, EmptyState, Notice, PageHeading, QueryState, StatusTag } from "@/ui";
import { PriceTable } from "./price-table";
import { useAccreditationsOf } from "./queries";

const SHOWN = 5;

/** S15: am I accredited, what did vouchers pay, what next. */
export function SpaceHomePage({ spaceId }: { spaceId: string }) {
  const query = useSpace(spaceId);
  return <PageQuery query={query}>{(space) => <Home space={space} />}</PageQuery>;
}

function Home({ space }: { space: SpaceRead }) {
  const t = useTexts(spaceTexts).home;
  const params = { spaceId: space.id };
  return (
    <div className="container section">
      <PageHeading title={space.name} lead={`${space.address.street}, ${space.operator_name}`}>
        <div className="cluster">
          <ActionLink to="/spazio/$spaceId/banco" params={params}>
            {t.desk}
          </ActionLink>
          <ActionLink to="/spazi/$spaceId" params={params} look="link">
            {t.page}
          </ActionLink>
        </div>
      </PageHeading>
      <div className="stack-large">
        <Tiles space={space} />
        <LatestUses spaceId={space.id} />
        <div className="two-columns">
          <section className="panel" aria-labelledby="home-prices">
            <h2 id="home-prices" className="h3">
              {t.priceList}
            </h2>
            <PriceTable space={space} />
            <div className="mt-3">
              <ActionLink to="/spazio/$spaceId/listino" params={params} look="secondary" small>
                {t.editPrices}
              </ActionLink>
            </div>
          </section>
          <div className="stack-large">
            <section className="panel panel-calm" aria-labelledby="home-people">
              <h2 id="home-people" className="h3">
                {t.people}
              </h2>
              <p>{t.peopleText}</p>
            </section>
            <section className="panel panel-calm" aria-labelledby="home-links">
              <h2 id="home-links" className="h3">
                {t.links}
              </h2>
              <p>{t.linksText}</p>
              <Link to="/sviluppatori">{t.openDevelopers}</Link>
            </section>
          </div>
        </div>
      </div>
    </div>
  );
}

function Tiles({ space }: { space: SpaceRead }) {
  const t = useTexts(spaceTexts).home;
  const format = useFormat();
  const today = useDay(space.id, todayOn());
  const month = useMonthTotal(space.id);
  return (
    <div className="tiles">
      <section className="panel" aria-labelledby="tile-accreditation">
        <h2 id="tile-accreditation" className="overline">
          {t.accreditation}
        </h2>
        <Accreditation space={space} />
      </section>
      <section className="panel" aria-labelledby="tile-today">
        <h2 id="tile-today" className="overline">
          {t.today}
        </h2>
        <QueryState query={today}>
          {({ totals }) => (
            <>
              <p className="figure-small">{format.money(totals.net_cents)}</p>
              <p className="caption-text">{t.todayCount(totals.count)}</p>
            </>
          )}
        </QueryState>
      </section>
      <section className="panel" aria-labelledby="tile-month">
        <h2 id="tile-month" className="overline">
          {t.month}
        </h2>
        <QueryState query={month}>
          {(cents) => (
            <>
              <p className="figure-small">{format.money(cents)}</p>
              <p className="caption-text">{t.monthNote}</p>
            </>
          )}
        </QueryState>
      </section>
    </div>
  );
}

function Accreditation({ space }: { space: SpaceRead }) {
  const t = useTexts(spaceTexts).home;
  const format = useFormat();
  const query = useAccreditationsOf(space.id);
  return (
    <QueryState query={query}>
      {(rows) =>
        rows.length === 0 ? (
          <Notice tone="attention">
            <p>{t.notListed}</p>
            <Link to="/bandi" search={{ tipo: "spazi" }}>
              {t.apply}
            </Link>
          </Notice>
        ) : (
          <ul className="plain-list stack">
            {rows.map((row) => (
              <li key={row.id}>
                <StatusTag kind="accreditation" value={row.status} />
                <span className="caption-text d-block">{t.since(format.date(row.since_on))}</span>
                {row.reason && <span className="d-block">{t.reason(row.reason)}</span>}
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

function LatestUses({ spaceId }: { spaceId: string }) {
  const t = useTexts(spaceTexts).home;
  const query = useUses(spaceId, {});
  return (
    <section aria-labelledby="home-uses">
      <div className="spread mb-3">
        <h2 id="home-uses" className="h3">
          {t.uses}
        </h2>
        <Link to="/spazio/$spaceId/utilizzi" params={{ spaceId }}>
          {t.allUses}
        </Link>
      </div>
      <QueryState query={query}>
        {(uses) =>
          uses.length === 0 ? (
            <div className="panel">
              <EmptyState drawing="ticket">{t.usesEmpty}</EmptyState>
            </div>
          ) : (
            <UsesTable uses={uses.slice(0, SHOWN)} />
          )
        }
      </QueryState>
    </section>
  );
}
