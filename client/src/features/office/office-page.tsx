import { useMe, useRoleInUse } from "@/features/accounts";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { ActionLink, EmptyState, PageHeading, QueryState } from "@/ui";
import { type QueueFilter, useQueue } from "./queries";
import { QueueTable } from "./queue-table";
import { TakeNext } from "./take-next";

const SHOWN = 5;

/** The office's first page: what a role does next. */
export function OfficePage() {
  const t = useTexts(officeTexts).home;
  const { inUse } = useRoleInUse();
  const name = useMe().data?.given_name;
  const role = inUse?.role;
  return (
    <div className="container section">
      <PageHeading title={name ? t.hello(name) : t.title} windowTitle={t.title} />
      <div className="stack-large">
        {role === "officer" && (
          <section className="panel panel-calm" aria-labelledby="office-next">
            <h2 id="office-next" className="h3">
              {t.next}
            </h2>
            <p>{t.nextText}</p>
            <TakeNext />
          </section>
        )}
        {role === "officer" && (
          <Files title={t.mine} filter={{ assignee: "me", status: "in_review" }} vista="mine" />
        )}
        {role === "approver" && (
          <Files
            title={t.decisions}
            text={t.decisionsText}
            filter={{ status: "in_review" }}
            vista="decision"
          />
        )}
        <section className="panel" aria-labelledby="office-funds">
          <h2 id="office-funds" className="h3">
            {t.funds}
          </h2>
          <div className="cluster">
            <ActionLink to="/ufficio/fondi" look="secondary">
              {t.seeFunds}
            </ActionLink>
            <ActionLink to="/ufficio/elenco" look="link">
              {t.accreditations}
            </ActionLink>
          </div>
        </section>
      </div>
    </div>
  );
}

function Files(props: {
  title: string;
  text?: string;
  filter: QueueFilter;
  vista: "mine" | "decision";
}) {
  const t = useTexts(officeTexts).home;
  const query = useQueue(props.filter);
  return (
    <section aria-labelledby={`office-${props.vista}`}>
      <div className="spread mb-3">
        <h2 id={`office-${props.vista}`} className="h3">
          {props.title}
        </h2>
        <ActionLink to="/ufficio/pratiche" search={{ vista: props.vista }} look="link" small>
          {t.seeQueue}
        </ActionLink>
      </div>
      {props.text && <p>{props.text}</p>}
      <QueryState query={query}>
        {(files) =>
          files.length === 0 ? (
            <div className="panel">
              <EmptyState drawing="plant">{t.none}</EmptyState>
            </div>
          ) : (
            <QueueTable files={files.slice(0, SHOWN)} caption={props.title} />
          )
        }
      </QueryState>
    </section>
  );
}
