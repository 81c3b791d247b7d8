import { useState } from "react";
import { useTexts } from "@/i18n/language-context";
import { spaceTexts } from "@/i18n/space";
import { Button, DateField, EmptyState, PageHeading, QueryState } from "@/ui";
import { type UsesFilter, useUses } from "./use-uses";
import { UsesTable } from "./uses-table";

/** All uses of a space, by day of charge. */
export function UsesPage({ spaceId }: { spaceId: string }) {
  const t = useTexts(spaceTexts).uses;
  const [typed, setTyped] = useState({ from: "", to: "" });
  const [filter, setFilter] = useState<UsesFilter>({});
  const query = useUses(spaceId, filter);
  return (
    <div className="container section">
      <PageHeading title={t.title} />
      <form
        className="filter-row"
        onSubmit={(event) => {
          event.preventDefault();
          setFilter({ from: typed.from || undefined, to: typed.to || undefined });
        }}
      >
        <DateField
          label={t.from}
          value={typed.from}
          onChange={(from) => setTyped({ ...typed, from })}
        />
        <DateField label={t.to} value={typed.to} onChange={(to) => setTyped({ ...typed, to })} />
        <Button type="submit" look="secondary">
          {t.filter}
        </Button>
      </form>
      <QueryState query={query}>
        {(uses) =>
          uses.length === 0 ? (
            <div className="panel">
              <EmptyState drawing="ticket">{t.empty}</EmptyState>
            </div>
          ) : (
            <div className="stack">
              <UsesTable uses={uses} />
              {query.hasNextPage && (
                <Button
                  look="secondary"
                  busy={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t.more}
                </Button>
              )}
            </div>
          )
        }
      </QueryState>
    </div>
  );
}
