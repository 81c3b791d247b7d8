import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ApplicationRead, CallRead } from "@/api/generated";
import { NotFoundPage, PageQuery } from "@/features/errors";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { without } from "@/lib/without";
import { Button, Notice, PageHeading, ProblemAlert, TextArea } from "@/ui";
import { AnswerField } from "./answer-field";
import type { Answers } from "./answers";
import { DocumentFields } from "./document-fields";
import { useApplicationAndCall, useCompletion } from "./queries";

/** Only what the office asked for, and a note. */
export function CompletionPage({ applicationId }: { applicationId: string }) {
  const query = useApplicationAndCall(applicationId);
  return <PageQuery query={query}>{(data) => <Completion {...data} />}</PageQuery>;
}

function Completion({ application, call }: { application: ApplicationRead; call: CallRead }) {
  const t = useTexts(applicationTexts);
  const format = useFormat();
  const navigate = useNavigate();
  const completion = useCompletion(application.id);
  const [changes, setChanges] = useState<Answers>({});
  const [unread, setUnread] = useState<Record<string, string>>({});
  const [note, setNote] = useState("");
  const request = application.completion_requests.find(
    ({ answered_at: answered }) => answered === null,
  );
  if (!request) return <NotFoundPage />;
  const fields = call.form.filter(({ code }) => request.items.includes(code));
  const documents = call.documents_required.filter(({ code }) => request.items.includes(code));
  const send = () => {
    if (Object.keys(unread).length > 0) return;
    completion.mutate(
      {
        path: { application_id: application.id },
        body: { answers: changes, note: note.trim() || null },
      },
      {
        onSuccess: () =>
          void navigate({
            to: "/area-personale/pratiche/$applicationId",
            params: { applicationId: application.id },
          }),
      },
    );
  };
  return (
    <div className="container section">
      <PageHeading title={t.completion.title} lead={call.title} />
      <div className="form-column stack-large">
        <Notice tone="attention" title={t.completion.due(format.date(request.due_on))}>
          <p>
            {t.completion.asked}: <span className="pre-line">{request.message}</span>
          </p>
        </Notice>
        {fields.map((field) => (
          <AnswerField
            key={field.code}
            field={field}
            answer={field.code in changes ? changes[field.code] : application.answers[field.code]}
            error={unread[field.code]}
            call={call}
            onRead={(reading) => {
              setUnread((old) =>
                reading.ok ? without(old, field.code) : { ...old, [field.code]: reading.message },
              );
              if (reading.ok) setChanges((old) => ({ ...old, [field.code]: reading.answer }));
            }}
          />
        ))}
        <DocumentFields application={application} documents={documents} errors={{}} />
        <TextArea label={t.completion.note} optional value={note} limit={2000} onChange={setNote} />
        {completion.error && <ProblemAlert error={completion.error} />}
        <Button busy={completion.isPending} onClick={send}>
          {t.completion.send}
        </Button>
      </div>
    </div>
  );
}
