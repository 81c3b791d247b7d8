import { useId, useState } from "react";
import type { SandboxRead } from "@/api/generated";
import { developersTexts } from "@/i18n/developers";
import { useTexts } from "@/i18n/language-context";
import { Button, CheckboxField, CopyButton, Dialog } from "@/ui";

/** The secret, once: it cannot be lost by a stray click or Esc, only put away after saying it is saved. */
export function SecretDialog({
  sandbox,
  onClose,
}: {
  sandbox: SandboxRead | null;
  onClose: () => void;
}) {
  const t = useTexts(developersTexts).secret;
  const titleId = useId();
  const [saved, setSaved] = useState(false);
  const [tried, setTried] = useState(false);
  const [round, setRound] = useState(0);
  const close = () => {
    setTried(true);
    if (!saved) {
      // Esc has already closed the browser's own dialog: it opens again.
      setRound((count) => count + 1);
      return;
    }
    setSaved(false);
    setTried(false);
    onClose();
  };
  return (
    <Dialog key={round} open={sandbox !== null} labelledBy={titleId} onClose={close}>
      <h2 id={titleId}>{t.title}</h2>
      <p>{t.text}</p>
      {sandbox && (
        <dl className="proof">
          <Value label={t.clientId} value={sandbox.client_id} />
          <Value label={t.clientSecret} value={sandbox.client_secret} />
          <Value label={t.spaceId} value={sandbox.space_id} />
          <dt>{t.scopes}</dt>
          <dd className="mono" lang="en">
            {sandbox.scopes.join(" ")}
          </dd>
        </dl>
      )}
      <CheckboxField
        label={t.saved}
        checked={saved}
        error={tried && !saved ? t.savedMissing : undefined}
        onChange={setSaved}
      />
      <Button onClick={close}>{t.close}</Button>
    </Dialog>
  );
}

function Value({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt lang="en">{label}</dt>
      <dd>
        <span className="mono">{value}</span> <CopyButton value={value} label={label} />
      </dd>
    </>
  );
}
