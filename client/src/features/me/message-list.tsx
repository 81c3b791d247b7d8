import { Link } from "@tanstack/react-router";
import type { MessageRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { EmptyState } from "@/ui";

/** Notices of the office; those with legal weight say so. */
export function MessageList({ messages }: { messages: MessageRead[] }) {
  const t = useTexts(applicationTexts);
  const format = useFormat();
  if (messages.length === 0)
    return (
      <div className="panel">
        <EmptyState drawing="envelope">{t.desk.messagesEmpty}</EmptyState>
      </div>
    );
  return (
    <ul className="plain-list stack">
      {messages.map((message) => (
        <li key={message.id} className="panel message">
          <p className="caption-text spread">
            <span>{format.dateTime(message.at)}</span>
            {message.legal && <span className="tag tag-info">{t.desk.legal}</span>}
          </p>
          <h3 className="h4">{message.title}</h3>
          <p className="pre-line">{message.text}</p>
          {message.due_on && <p>{t.file.due(format.date(message.due_on))}</p>}
          {message.application_id && (
            <Link
              to="/area-personale/pratiche/$applicationId"
              params={{ applicationId: message.application_id }}
            >
              {t.tasks.toFile}
              <span className="visually-hidden">: {message.title}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
