import { useCallback, useEffect, useRef, useState } from "react";
import type { RedemptionRead, SpaceRead } from "@/api/generated";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { todayOn } from "@/lib/dates";
import { Notice, Toast } from "@/ui";
import { type ChargeErrors, chargeErrors, deskKindsOf, freshCharge, requestOf } from "./charge";
import { isTestCode, proposedReference } from "./code";
import { DayPane, type Undoable } from "./day-pane";
import { lastDeskKind } from "./last-desk-kind";
import { useDayRefresh } from "./queries";
import { ScanPane } from "./scan-pane";
import { UndoDialog } from "./undo-dialog";
import { useOnline } from "./use-online";
import { useRedeeming } from "./use-redeeming";
import { useScanner } from "./use-scanner";
import { VerdictPanel } from "./verdict-panel";
import { WhatPane } from "./what-pane";

/** The three panes: what, code and verdict, today. */
export function Desk({ space, onTest }: { space: SpaceRead; onTest: (test: boolean) => void }) {
  const t = useTexts(deskTexts);
  const format = useFormat();
  const online = useOnline();
  const [charge, setCharge] = useState(() => freshCharge(space, firstKind(space), format));
  const [errors, setErrors] = useState<ChargeErrors>({});
  const [code, setCode] = useState("");
  const [codeError, setCodeError] = useState<string>();
  const [undoing, setUndoing] = useState<Undoable | null>(null);
  const [echo, setEcho] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const refreshDay = useDayRefresh(space.id);

  const charged = useCallback(() => {
    setCode("");
    setCharge((old) => {
      lastDeskKind.write(space.id, old.deskKind);
      return { ...old, reference: proposedReference() };
    });
    void refreshDay();
  }, [space.id, refreshDay]);
  const { stage, reset, verify, quote, confirm } = useRedeeming(space.id, charged);

  const type = useCallback(
    (text: string) => {
      setCode(text);
      setCodeError(undefined);
      onTest(isTestCode(text));
      reset();
    },
    [onTest, reset],
  );
  useScanner(field, type);
  useEffect(() => {
    // On a phone the focus would open the keyboard over the choice of the desk.
    if (window.matchMedia("(min-width: 1100px)").matches) field.current?.focus();
  }, []);

  const check = () => {
    const found = chargeErrors(space, charge, t, format);
    setErrors(found);
    setCodeError(code.trim() === "" ? t.scan.missing : undefined);
    if (found.price) document.getElementById("desk-price")?.focus();
    else if (code.trim() !== "" && !found.period)
      void quote(requestOf(charge, space.id, code.trim()));
  };
  const next = () => {
    type("");
    field.current?.focus();
  };
  const busy = stage.name === "quoting" || stage.name === "sending" || stage.name === "checking";
  return (
    <>
      {!online && (
        <Notice tone="attention" role="alert">
          <p>{t.offline}</p>
        </Notice>
      )}
      <div className="desk-grid">
        <WhatPane
          space={space}
          charge={charge}
          errors={errors}
          onChange={(changed) => {
            setCharge(changed);
            setErrors({});
            reset();
          }}
        />
        <section className="panel desk-pane" aria-labelledby="desk-scan">
          <h2 id="desk-scan">{t.scan.title}</h2>
          <ScanPane
            code={code}
            error={codeError}
            busy={stage.name === "quoting"}
            locked={busy || !online}
            field={field}
            onChange={type}
            onCheck={check}
          />
          <VerdictPanel
            stage={stage}
            capture={charge.capture}
            onConfirm={() => void confirm()}
            onNext={next}
            onCorrect={() => {
              reset();
              document.getElementById("desk-price")?.focus();
            }}
            onVerify={() => void verify()}
            onUndo={(redemption) => setUndoing(undoable(redemption))}
          />
        </section>
        <DayPane spaceId={space.id} day={todayOn()} onUndo={setUndoing} onChanged={setEcho} />
      </div>
      <UndoDialog
        line={undoing}
        onClose={() => setUndoing(null)}
        onDone={(sentence) => {
          setUndoing(null);
          setEcho(sentence);
          next();
        }}
      />
      <Toast text={echo} onDone={() => setEcho(null)} />
    </>
  );
}

function firstKind(space: SpaceRead) {
  const kinds = deskKindsOf(space);
  const last = lastDeskKind.read(space.id);
  return kinds.find((kind) => kind === last) ?? kinds[0] ?? "shared_desk";
}

function undoable(redemption: RedemptionRead): Undoable {
  return {
    id: redemption.id,
    authorizedAt: redemption.authorized_at,
    remainingCents: redemption.voucher_share_cents - redemption.reversed_cents,
  };
}
