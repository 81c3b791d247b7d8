import { useEffect } from "react";
import type { RedemptionRead } from "@/api/generated";
import { Done, Payable, Refused, Unsure, Waiting } from "./verdicts";
import type { Stage } from "./use-redeeming";

interface Props {
  stage: Stage;
  capture: boolean;
  onConfirm: () => void;
  onNext: () => void;
  onCorrect: () => void;
  onVerify: () => void;
  onUndo: (redemption: RedemptionRead) => void;
}

/**
 * Third stage: one huge verdict, told by shape and word; its action takes the focus. Both regions are always
 * there, so that screen readers hear what is put in them.
 */
export function VerdictPanel(props: Props) {
  const { stage } = props;
  useEffect(() => {
    document.getElementById("verdict-action")?.focus();
  }, [stage]);
  return (
    <>
      <div role="status">{verdictOf(props)}</div>
      <div role="alert">{refusalOf(props)}</div>
    </>
  );
}

function verdictOf({ stage, capture, onConfirm, onNext, onUndo }: Props) {
  switch (stage.name) {
    case "payable":
      return <Payable stage={stage} capture={capture} onConfirm={onConfirm} onCancel={onNext} />;
    case "sending":
    case "checking":
      return <Waiting checking={stage.name === "checking"} />;
    case "done":
      return <Done redemption={stage.redemption} onNext={onNext} onUndo={onUndo} />;
    default:
      return null;
  }
}

function refusalOf({ stage, onNext, onCorrect, onVerify }: Props) {
  switch (stage.name) {
    case "refused":
      return <Refused stage={stage} onNext={onNext} onCorrect={onCorrect} />;
    case "unknown":
      return <Unsure absent={false} onAct={onVerify} />;
    case "absent":
      return <Unsure absent onAct={onNext} />;
    default:
      return null;
  }
}
