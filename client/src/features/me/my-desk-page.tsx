import { Link } from "@tanstack/react-router";
import type { ApplicationItemRead, VoucherRead } from "@/api/generated";
import { useMe } from "@/features/accounts";
import { useMyApplications } from "@/features/applications";
import { useMyVouchers, VoucherCard } from "@/features/vouchers";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { ActionLink, EmptyState, Icon, PageHeading, QueryState, SkeletonCards } from "@/ui";
import { FileList } from "./file-list";
import { MessageList } from "./message-list";
import { useMessages } from "./queries";
import { type Todo, todosOf } from "./todos";

const SHOWN = 3;

/** S12, the desk: the one next action first. */
export function MyDeskPage() {
  const t = useTexts(applicationTexts).desk;
  const name = useMe().data?.given_name;
  const files = useMyApplications();
  const vouchers = useMyVouchers();
  const both = {
    data:
      files.data && vouchers.data
        ? { files: files.data.items, vouchers: vouchers.data }
        : undefined,
    error: files.error ?? vouchers.error,
    refetch: () => Promise.all([files.refetch(), vouchers.refetch()]),
  };
  return (
    <div className="container section">
      <PageHeading title={name ? t.hello(name) : t.title} windowTitle={t.title} />
      <QueryState query={both} loading={<SkeletonCards count={2} />}>
        {(data) => <Desk {...data} />}
      </QueryState>
    </div>
  );
}

function Desk({ files, vouchers }: { files: ApplicationItemRead[]; vouchers: VoucherRead[] }) {
  const t = useTexts(applicationTexts).desk;
  const live = vouchers.filter(({ status }) => status !== "expired" && status !== "revoked");
  return (
    <div className="my-desk">
      <Todos todos={todosOf(files, vouchers)} />
      <section aria-labelledby="desk-vouchers" className="my-desk-side">
        <h2 id="desk-vouchers" className="h3 mb-3">
          {t.vouchers}
        </h2>
        {live.length === 0 ? (
          <div className="panel">
            <EmptyState drawing="ticket">{t.vouchersEmpty}</EmptyState>
          </div>
        ) : (
          <div className="stack">
            {live.map((voucher) => (
              <VoucherCard key={voucher.id} voucher={voucher} linked />
            ))}
          </div>
        )}
      </section>
      <section aria-labelledby="desk-files">
        <div className="spread mb-3">
          <h2 id="desk-files" className="h3">
            {t.files}
          </h2>
          {files.length > SHOWN && <Link to="/area-personale/pratiche">{t.allFiles}</Link>}
        </div>
        <FileList files={files.slice(0, SHOWN)} />
      </section>
      <Messages />
    </div>
  );
}

function Todos({ todos }: { todos: Todo[] }) {
  const t = useTexts(applicationTexts).desk;
  const format = useFormat();
  const [first, ...others] = todos;
  return (
    <section className="panel panel-calm" aria-labelledby="desk-todo">
      <h2 id="desk-todo" className="h3">
        {t.todo}
      </h2>
      {!first && (
        <p className="cluster">
          <Icon name="check" />
          {t.nothing}
        </p>
      )}
      {first && (
        <div className="stack">
          <p>
            <strong>{first.words(t)}</strong>
            {first.dueOn && <span className="d-block">{t.due(format.date(first.dueOn))}</span>}
          </p>
          <ActionLink to={first.to} params={first.params}>
            {first.action(t)}
          </ActionLink>
        </div>
      )}
      {others.length > 0 && (
        <ul className="mt-3">
          {others.map((todo) => (
            <li key={todo.key}>
              <Link {...todo.link}>{todo.words(t)}</Link>
              {todo.dueOn && ` (${t.due(format.date(todo.dueOn))})`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Messages() {
  const t = useTexts(applicationTexts).desk;
  const query = useMessages();
  return (
    <section aria-labelledby="desk-messages" className="my-desk-side">
      <div className="spread mb-3">
        <h2 id="desk-messages" className="h3">
          {t.messages}
        </h2>
        {(query.data?.length ?? 0) > SHOWN && (
          <Link to="/area-personale/messaggi">{t.allMessages}</Link>
        )}
      </div>
      <QueryState query={query}>
        {(messages) => <MessageList messages={messages.slice(0, SHOWN)} />}
      </QueryState>
    </section>
  );
}
