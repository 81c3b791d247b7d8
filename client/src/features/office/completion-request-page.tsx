import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { PageQuery } from "@/features/errors";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import {
  ActionLink,
  Button,
  CheckboxGroup,
  ErrorSummary,
  PageHeading,
  ProblemAlert,
  type SummaryError,
  TextArea,
  TextField,
} from "@/ui";
import type { OfficeFile } from "./office-file-page";
import { useCompletionRequest, useOfficeFile } from "./queries";

const USUAL_DAYS = "10";

/** What is missing, in plain words, and how long there is to answer; the clock stops meanwhile. */
export function CompletionRequestPage({ applicationId }: { applicationId: string }) {
  const query = useOfficeFile(applicationId);
  return <PageQuery query={query}>{(file) => <Request {...file} />}</PageQuery>;
}

function Request({ application, call }: OfficeFile) {
  const texts = useTexts(officeTexts);
  const t = texts.completion;
  const navigate = useNavigate();
  const request = useCompletionRequest();
  const [items, setItems] = useState<string[]>([]);
  const [message, setMessage] = useState("");
  const [days, setDays] = useState(USUAL_DAYS);
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const params = { applicationId: application.id };
  const { given_name: given, family_name: family } = application.identity;

  const send = () => {
    const found = faultsOf(items, message, days, t);
    setErrors(found);
    setAttempt((count) => count + 1);
    if (found.length > 0) return;
    request.mutate(
      {
        path: { application_id: application.id },
        body: { items, message: message.trim(), days: Number(days) },
      },
      { onSuccess: () => void navigate({ to: "/ufficio/pratiche/$applicationId", params }) },
    );
  };
  const errorAt = (id: string) => errors.find(({ fieldId }) => fieldId === id)?.message;
  return (
    <div className="container section">
      <PageHeading
        title={t.title}
        overline={application.receipt?.protocol_number}
        windowTitle={t.title}
      />
      <div className="form-column">
        <ErrorSummary errors={errors} attempt={attempt} />
        <CheckboxGroup
          id="request-items"
          label={t.items}
          error={errorAt("request-items")}
          values={items}
          options={[...call.documents_required, ...call.form].map(({ code, label }) => ({
            value: code,
            label,
          }))}
          onChange={setItems}
        />
        <TextArea
          id="request-message"
          label={t.message}
          hint={t.messageHint}
          error={errorAt("request-message")}
          value={message}
          limit={2000}
          onChange={setMessage}
        />
        <TextField
          id="request-days"
          label={t.days}
          error={errorAt("request-days")}
          value={days}
          inputMode="numeric"
          width="short"
          onChange={setDays}
        />
        <p>{t.effect(`${given} ${family}`)}</p>
        {request.error && <ProblemAlert error={request.error} />}
        <div className="cluster">
          <Button busy={request.isPending} onClick={send}>
            {t.send}
          </Button>
          <ActionLink to="/ufficio/pratiche/$applicationId" params={params} look="secondary">
            {texts.decision.back}
          </ActionLink>
        </div>
      </div>
    </div>
  );
}

function faultsOf(
  items: string[],
  message: string,
  days: string,
  t: (typeof officeTexts)["it"]["completion"],
): SummaryError[] {
  const found: SummaryError[] = [];
  if (items.length === 0) found.push({ fieldId: "request-items", message: t.itemsMissing });
  if (message.trim() === "") found.push({ fieldId: "request-message", message: t.messageMissing });
  if (!/^([1-9]|[12]\d|30)$/.test(days.trim()))
    found.push({ fieldId: "request-days", message: t.daysWrong });
  return found;
}
