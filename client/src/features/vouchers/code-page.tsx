import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMe } from "@/features/accounts";
import { useTexts } from "@/i18n/language-context";
import { voucherTexts } from "@/i18n/voucher";
import { Button, PageHeading } from "@/ui";
import { CodeShown } from "./code-shown";
import { CodeStopped } from "./code-stopped";
import { SlowCode } from "./slow-code";
import { SpentPanel } from "./spent-panel";
import { usePresentation } from "./use-presentation";
import { useWakeLock } from "./use-wake-lock";

/** S13, the full screen: the code and nothing else. */
export function CodePage({ voucherId }: { voucherId: string }) {
  const t = useTexts(voucherTexts).code;
  const [space, setSpace] = useState<{ id: string; name: string } | null>(null);
  const navigate = useNavigate();
  const name = useMe().data?.given_name;
  const close = () =>
    void navigate({ to: "/area-personale/buoni/$voucherId", params: { voucherId } });
  return (
    <div className="code-page">
      <PageHeading title={name ? t.titleOf(name) : t.title} windowTitle={t.title} />
      <p className="code-print">{t.print}</p>
      <Presentation
        key={space?.id ?? "anywhere"}
        voucherId={voucherId}
        space={space}
        onClose={close}
      />
      <SlowCode space={space} onChoose={setSpace} />
    </div>
  );
}

interface PresentationProps {
  voucherId: string;
  space: { id: string; name: string } | null;
  onClose: () => void;
}

function Presentation({ voucherId, space, onClose }: PresentationProps) {
  const t = useTexts(voucherTexts).code;
  const presentation = usePresentation(voucherId, space?.id ?? null);
  const { state, renewals, pause, resume, retry, again } = presentation;
  useWakeLock(state.name === "showing");
  if (state.name === "spent")
    return <SpentPanel presentation={state.presentation} onBack={onClose} onAgain={again} />;
  return (
    <>
      <div className="code-box">
        {state.name === "showing" ? (
          <CodeShown code={state.code} place={space?.name ?? null} />
        ) : (
          <CodeStopped state={state} onResume={resume} onRetry={retry} />
        )}
      </div>
      <p role="status" className="visually-hidden">
        {renewals > 1 ? t.renewed : ""}
      </p>
      <p className="caption-text">{t.warning}</p>
      <div className="cluster code-actions">
        {state.name === "showing" && (
          <Button look="secondary" onClick={pause}>
            {t.pause}
          </Button>
        )}
        <Button look="secondary" onClick={onClose}>
          {t.close}
        </Button>
      </div>
    </>
  );
}
