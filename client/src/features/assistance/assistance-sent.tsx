import { useEffect, useRef } from "react";
import { feedbackTexts } from "@/i18n/feedback";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { Button, CopyButton, Notice } from "@/ui";
import type { Sent } from "./queries";

/** The confirmation takes the focus: the form that had it is gone. */
export function AssistanceSent({ sent, onAnother }: { sent: Sent; onAnother: () => void }) {
  const t = useTexts(feedbackTexts).form;
  const format = useFormat();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="stack">
      <h2 id="write-title" className="h3" ref={title} tabIndex={-1}>
        {t.doneTitle}
      </h2>
      <Notice tone="good">
        <p className="mb-0">{t.done(sent.email)}</p>
      </Notice>
      <p className="mb-0">
        {t.reference}: <strong className="mono figure-small">{sent.reference}</strong>{" "}
        <CopyButton value={sent.reference} label={t.reference} />
      </p>
      <p className="caption-text mb-0">
        {t.received(format.dateTime(sent.received_at))}. {t.keep}
      </p>
      <div>
        <Button look="secondary" onClick={onAnother}>
          {t.another}
        </Button>
      </div>
    </div>
  );
}
