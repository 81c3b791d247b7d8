import { useState } from "react";
import { fetchOrThrow } from "@/api/client";
import type { ApplicationRead, CallRead, ReceiptRead } from "@/api/generated";
import { NotFoundPage, PageQuery } from "@/features/errors";
import { Rating } from "@/features/feedback";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import {
  ActionLink,
  Button,
  CopyButton,
  Disclosure,
  Drawing,
  PageHeading,
  ProblemAlert,
} from "@/ui";
import { countsArrival } from "./call-timing";
import { FileTimeline } from "./file-timeline";
import { useApplicationAndCall } from "./queries";

/** S11: calm proof, at an address that can be kept. */
export function ReceiptPage({ applicationId }: { applicationId: string }) {
  const query = useApplicationAndCall(applicationId);
  return (
    <PageQuery query={query}>
      {({ application, call }) =>
        application.receipt ? (
          <Receipt application={application} call={call} receipt={application.receipt} />
        ) : (
          <NotFoundPage />
        )
      }
    </PageQuery>
  );
}

interface Props {
  application: ApplicationRead;
  call: CallRead;
  receipt: ReceiptRead;
}

function Receipt({ application, call, receipt }: Props) {
  const t = useTexts(applicationTexts).receipt;
  const format = useFormat();
  const number = format.number(receipt.arrival_number);
  return (
    <div className="container section">
      <div className="receipt-head">
        <Drawing name="done" />
        <PageHeading title={t.title} lead={t.thanks} overline={call.title} />
      </div>
      <div className="two-columns two-columns-wide">
        <div className="stack-large">
          <Numbers application={application} receipt={receipt} />
          <p>{countsArrival(call) ? t.arrivalRolling(number) : t.arrivalText(number)}</p>
          <Actions application={application} receipt={receipt} />
          <Filed application={application} receipt={receipt} />
          <Proof receipt={receipt} />
          <Rating rated="submission" callId={call.id} />
        </div>
        <section className="panel panel-calm" aria-labelledby="receipt-next">
          <h2 id="receipt-next" className="h3">
            {t.next}
          </h2>
          <FileTimeline application={application} />
        </section>
      </div>
    </div>
  );
}

function Numbers({ application, receipt }: Omit<Props, "call">) {
  const t = useTexts(applicationTexts).receipt;
  const format = useFormat();
  const { email } = application.identity;
  return (
    <dl className="receipt-numbers panel">
      <div>
        <dt>{t.protocol}</dt>
        <dd>
          <span className="mono figure-small">{receipt.protocol_number}</span>{" "}
          <CopyButton value={receipt.protocol_number} label={t.protocol} />
        </dd>
      </div>
      <div>
        <dt>{t.arrival}</dt>
        <dd>
          <span className="mono figure-small">{format.number(receipt.arrival_number)}</span>{" "}
          <CopyButton value={String(receipt.arrival_number)} label={t.arrival} />
        </dd>
      </div>
      <div>
        <dt>{t.received}</dt>
        <dd>{t.instant(format.dateTimeSeconds(receipt.received_at))}</dd>
      </div>
      {email && (
        <div>
          <dt>{t.sentTo}</dt>
          <dd>{email}</dd>
        </div>
      )}
    </dl>
  );
}

function Actions({ application, receipt }: Omit<Props, "call">) {
  const t = useTexts(applicationTexts).receipt;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const download = async () => {
    setBusy(true);
    setError(null);
    try {
      await savePdf(application.id, receipt.protocol_number);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="cluster no-print">
        <Button busy={busy} onClick={() => void download()}>
          {t.download}
        </Button>
        <ActionLink
          to="/area-personale/pratiche/$applicationId"
          params={{ applicationId: application.id }}
          look="secondary"
        >
          {t.toFile}
        </ActionLink>
      </div>
      {error !== null && <ProblemAlert error={error} />}
    </>
  );
}

async function savePdf(applicationId: string, protocol: string) {
  const answer = await fetchOrThrow(`/v1/applications/${applicationId}/receipt`, {
    headers: { Accept: "application/pdf" },
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = `ricevuta-${protocol.replaceAll("/", "-")}.pdf`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Filed({ application, receipt }: Omit<Props, "call">) {
  const t = useTexts(applicationTexts).receipt;
  return (
    <section aria-labelledby="receipt-filed">
      <h2 id="receipt-filed" className="h3">
        {t.filed}
      </h2>
      <dl className="proof">
        <dt>{t.contentHash}</dt>
        <dd className="mono">{receipt.content_sha256}</dd>
        {application.documents.map((file) => (
          <div key={file.id}>
            <dt>{file.file_name}</dt>
            <dd className="mono">{file.sha256}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Proof({ receipt }: { receipt: ReceiptRead }) {
  const t = useTexts(applicationTexts).receipt;
  return (
    <Disclosure title={t.verify}>
      {t.verifyText.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <dl className="proof">
        <dt>{t.chain}</dt>
        <dd className="mono">{receipt.chain_hash}</dd>
        <dt>{t.signature}</dt>
        <dd className="mono">{receipt.signature}</dd>
        <dt>{t.keys}</dt>
        <dd>
          <a href="/.well-known/jwks.json">/.well-known/jwks.json</a>
        </dd>
      </dl>
    </Disclosure>
  );
}
