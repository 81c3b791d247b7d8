import { useEffect, useId, useRef, type ReactNode } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";
import { Button, type ButtonLook } from "./button";

interface Props {
  open: boolean;
  title: string;
  children?: ReactNode;
  confirmLabel: string;
  confirmLook?: ButtonLook;
  busy?: boolean;
  cancelLabel?: string;
  onConfirm: () => void;
  onCancel: () => void;
}

/** The platform's own modal: focus trap, Esc and inert background come from the browser. */
export function ConfirmDialog(props: Props) {
  const t = useTexts(commonTexts);
  const titleId = useId();
  return (
    <Dialog open={props.open} labelledBy={titleId} onClose={props.onCancel}>
      <h2 id={titleId}>{props.title}</h2>
      {props.children}
      <div className="dialog-actions">
        <Button look={props.confirmLook} busy={props.busy} onClick={props.onConfirm}>
          {props.confirmLabel}
        </Button>
        <Button look="secondary" onClick={props.onCancel}>
          {props.cancelLabel ?? t.actions.cancel}
        </Button>
      </div>
    </Dialog>
  );
}

export function Dialog(props: {
  open: boolean;
  labelledBy: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (props.open && !dialog.open) dialog.showModal();
    if (!props.open && dialog.open) dialog.close();
  }, [props.open]);
  return (
    <dialog className="dialog" ref={box} aria-labelledby={props.labelledBy} onClose={props.onClose}>
      {props.open && props.children}
    </dialog>
  );
}
