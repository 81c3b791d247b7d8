import { useEffect, useRef, type RefObject } from "react";

/** Hands type slower than this; a scanner that acts as a keyboard («wedge») does not. */
const BURST_MS = 50;
const BURST_LENGTH = 6;

interface Burst {
  text: string;
  last: number;
  target: HTMLInputElement | HTMLTextAreaElement | null;
  before: string;
}

/**
 * Every key pressed outside a text field goes to the code field; a scanner's burst goes there even from
 * inside another field, which gets back what it held.
 */
export function useScanner(
  field: RefObject<HTMLInputElement | null>,
  onScan: (code: string) => void,
) {
  const burst = useRef<Burst>({ text: "", last: 0, target: null, before: "" });
  const scanned = useRef(onScan);
  useEffect(() => {
    scanned.current = onScan;
  }, [onScan]);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const code = field.current;
      if (!code || event.target === code || !isPrintable(event)) return;
      if (document.querySelector("dialog[open]")) return;
      const other = textField(event.target);
      if (!other) {
        code.focus();
        return;
      }
      remember(burst.current, event, other);
      if (burst.current.text.length < BURST_LENGTH) return;
      event.preventDefault();
      giveBack(burst.current);
      code.focus();
      scanned.current(burst.current.text);
      burst.current.text = "";
    };
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, [field]);
}

function remember(burst: Burst, event: KeyboardEvent, target: Burst["target"]) {
  const fast = event.timeStamp - burst.last < BURST_MS && burst.target === target;
  if (!fast) Object.assign(burst, { text: "", target, before: target?.value ?? "" });
  burst.text += event.key;
  burst.last = event.timeStamp;
}

function giveBack({ target, before }: Burst) {
  if (!target) return;
  const prototype = target instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(prototype.prototype, "value")?.set?.call(target, before);
  target.dispatchEvent(new Event("input", { bubbles: true }));
}

function isPrintable(event: KeyboardEvent): boolean {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  return plain && event.key.length === 1 && event.key !== " ";
}

const TYPED = new Set(["text", "search", "email", "tel", "url", "date", "number"]);

function textField(target: EventTarget | null): Burst["target"] {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && TYPED.has(target.type) ? target : null;
}
