import { useState, type FormEvent } from "react";
import { useMe } from "@/features/accounts";
import { useCalls } from "@/features/calls";
import { feedbackTexts } from "@/i18n/feedback";
import { useTexts } from "@/i18n/language-context";
import { toProblem } from "@/lib/problem";
import { Button, ErrorSummary, ProblemAlert } from "@/ui";
import { AboutFields, PersonFields, PrivacyField } from "./assistance-fields";
import { AssistanceSent } from "./assistance-sent";
import { useAssistanceRequest } from "./queries";
import { EMPTY, FIELDS, mistakes, type FieldName, type Typed } from "./rules";

/** S25c: whoever signed in finds name and address there already; what they type stays theirs. */
export function AssistanceForm({ callId }: { callId?: string }) {
  const t = useTexts(feedbackTexts).form;
  const sending = useAssistanceRequest();
  return (
    <section className="panel" aria-labelledby="write-title">
      {sending.data ? (
        <AssistanceSent sent={sending.data} onAnother={sending.reset} />
      ) : (
        <>
          <h2 id="write-title" className="h3">
            {t.title}
          </h2>
          <p>{t.lead}</p>
          <Form callId={callId} sending={sending} />
        </>
      )}
    </section>
  );
}

interface Props {
  callId?: string;
  sending: ReturnType<typeof useAssistanceRequest>;
}

function Form({ callId, sending }: Props) {
  const t = useTexts(feedbackTexts).form;
  const me = useMe().data;
  const call = useCalls().data?.find(({ id }) => id === callId);
  const [changed, setChanged] = useState<Partial<Typed>>({});
  const [attempt, setAttempt] = useState(0);
  const known = {
    given_name: me?.given_name ?? "",
    family_name: me?.family_name ?? "",
    email: me?.email ?? "",
    call_id: call?.id ?? "",
    category: call ? ("call" as const) : ("" as const),
  };
  const typed: Typed = { ...EMPTY, ...known, ...changed };
  const wrong = attempt > 0 ? mistakes(typed) : {};
  const errorOf = (name: FieldName) => {
    if (wrong[name] === "long") return t.errors.messageLong;
    if (wrong[name]) return t.errors[name];
    return sending.isError ? toProblem(sending.error).messageFor(`/${name}`) : undefined;
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (Object.keys(mistakes(typed)).length > 0 || sending.isPending) return;
    sending.mutate(messageOf(typed));
  };
  const errors = FIELDS.flatMap((name) => {
    const message = errorOf(name);
    return message ? [{ fieldId: `help-${name}`, message }] : [];
  });
  const fields = {
    typed,
    errorOf,
    onChange: (change: Partial<Typed>) => setChanged((before) => ({ ...before, ...change })),
  };
  return (
    <form onSubmit={send} noValidate>
      <ErrorSummary errors={errors} attempt={attempt} />
      <PersonFields {...fields} />
      <AboutFields {...fields} />
      <PrivacyField {...fields} />
      {sending.isError && errors.length === 0 && <ProblemAlert error={sending.error} />}
      <Button type="submit" busy={sending.isPending}>
        {t.send}
      </Button>
    </form>
  );
}

function messageOf(typed: Typed) {
  return {
    given_name: typed.given_name.trim(),
    family_name: typed.family_name.trim(),
    email: typed.email.trim(),
    category: typed.category || ("other" as const),
    call_id: typed.call_id || undefined,
    message: typed.message.trim(),
  };
}
