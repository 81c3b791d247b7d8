import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRoleInUse } from "@/features/accounts";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { Button, EmptyState, PageHeading, QueryState, SegmentedChoice } from "@/ui";
import { type QueueFilter, useQueue } from "./queries";
import { QueueTable } from "./queue-table";
import { TakeNext } from "./take-next";

export const VIEWS = [
  "unassigned",
  "mine",
  "decision",
  "waiting",
  "waitlist",
  "awarded",
  "all",
] as const;
export type View = (typeof VIEWS)[number];

const FILTERS: Record<View, QueueFilter> = {
  unassigned: { status: "submitted" },
  mine: { assignee: "me" },
  decision: { status: "in_review" },
  waiting: { status: "completion_requested" },
  waitlist: { status: "waitlisted" },
  awarded: { status: "awarded" },
  all: {},
};

/** S17: the right file next. The view is in the address, no person's data ever is. */
export function QueuePage() {
  const t = useTexts(officeTexts).queue;
  const { inUse } = useRoleInUse();
  const navigate = useNavigate();
  const { vista } = useSearch({ strict: false });
  const approves = inUse?.role === "approver";
  const view = VIEWS.find((one) => one === vista) ?? (approves ? "decision" : "unassigned");
  const query = useQueue(FILTERS[view]);
  return (
    <div className="container-fluid section work-page">
      <div className="spread">
        <PageHeading title={t.title} />
        {inUse?.role === "officer" && <TakeNext />}
      </div>
      <SegmentedChoice
        label={t.views}
        value={view}
        options={VIEWS.map((one) => ({ value: one, label: t.view[one] }))}
        onChange={(one) => void navigate({ to: "/ufficio/pratiche", search: { vista: one } })}
      />
      <div className="mt-4">
        <QueryState query={query}>
          {(files) =>
            files.length === 0 ? (
              <div className="panel">
                <EmptyState drawing="plant">{t.empty}</EmptyState>
              </div>
            ) : (
              <>
                <QueueTable files={files} caption={t.caption} />
                {query.hasNextPage && (
                  <Button
                    look="secondary"
                    busy={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    {t.more}
                  </Button>
                )}
              </>
            )
          }
        </QueryState>
      </div>
    </div>
  );
}
