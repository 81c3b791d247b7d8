import { useEffect, useRef } from "react";
import type { PresentationRead } from "@/api/generated";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { voucherTexts } from "@/i18n/voucher";
import { Button, Drawing } from "@/ui";

interface Props {
  presentation: PresentationRead;
  onBack: () => void;
  onAgain: () => void;
}

/** The desk has taken the code: how much, where. The focus comes here. */
export function SpentPanel({ presentation, onBack, onAgain }: Props) {
  const t = useTexts(voucherTexts).code.done;
  const format = useFormat();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { voucher_share_cents: share, space_name: space } = presentation;
  return (
    <div className="code-done stack">
      <Drawing name="done" />
      <h2 ref={title} tabIndex={-1}>
        {t.title}
      </h2>
      <p role="status" className="lead-text">
        {share !== null && space !== null ? t.text(format.money(share), space) : t.generic}
      </p>
      <div className="cluster code-actions">
        <Button onClick={onBack}>{t.back}</Button>
        <Button look="secondary" onClick={onAgain}>
          {t.another}
        </Button>
      </div>
    </div>
  );
}
