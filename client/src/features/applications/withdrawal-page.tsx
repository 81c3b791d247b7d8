import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ApplicationRead } from "@/api/generated";
import { PageQuery } from "@/features/errors";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { ActionLink, Button, PageHeading, ProblemAlert, TextField } from "@/ui";
import { useApplication, useWithdrawal } from "./queries";

/** A page of its own: it names what is lost before the button. */
export function WithdrawalPage({ applicationId }: { applicationId: string }) {
  const query = useApplication(applicationId);
  return (
    <PageQuery query={query}>{(application) => <Withdrawal application={application} />}</PageQuery>
  );
}

function Withdrawal({ application }: { application: ApplicationRead }) {
  const texts = useTexts(applicationTexts);
  const t = texts.withdrawal;
  const navigate = useNavigate();
  const [reason, setReason] = useState("");
  const withdrawal = useWithdrawal(application.id);
  const draft = application.status === "draft";
  const confirm = () =>
    withdrawal.mutate(
      { path: { application_id: application.id }, body: { reason: reason.trim() || null } },
      { onSuccess: () => void navigate({ to: "/area-personale/pratiche" }) },
    );
  return (
    <div className="container section">
      <PageHeading title={draft ? t.titleDraft : t.title} lead={application.call.title} />
      {(draft ? t.textDraft : t.text).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {!draft && (
        <TextField label={t.reason} optional value={reason} maxLength={200} onChange={setReason} />
      )}
      {withdrawal.error && <ProblemAlert error={withdrawal.error} />}
      <div className="cluster">
        <Button look="danger" busy={withdrawal.isPending} onClick={confirm}>
          {draft ? t.confirmDraft : t.confirm}
        </Button>
        <ActionLink
          to="/area-personale/pratiche/$applicationId"
          params={{ applicationId: application.id }}
          look="secondary"
        >
          {t.back}
        </ActionLink>
      </div>
    </div>
  );
}
