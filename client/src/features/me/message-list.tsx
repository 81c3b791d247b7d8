import { Link } from "@tanstack/react-router";
import type { MessageRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { EmptyState } from "@/ui";

interface Props {
  messages: MessageRead[];
  heading?: "h2" | "h3";
}

/** Notices of the office; those with legal weight say so. */
export function MessageList({ messages, heading: Heading = "h3" }: Props) {
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
          <Heading className="h4">{message.title}</Heading>
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
