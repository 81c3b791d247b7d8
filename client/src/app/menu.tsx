import { useEffect, useId, useRef, useState, type ReactNode } from "react";

interface Props {
  label: ReactNode;
  name: string;
  children: (close: () => void) => ReactNode;
}

/** A disclosure of links and buttons: Esc and a press outside close it, focus goes back to its button. */
export function Menu({ label, name, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const wrap = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (!wrap.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
    };
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      className="menu-wrap"
      ref={wrap}
      onKeyDown={(event) => event.key === "Escape" && open && close()}
    >
      <button
        ref={button}
        type="button"
        className="slim-tool slim-tool-strong"
        aria-expanded={open}
        aria-controls={id}
        aria-label={name}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div className="menu-panel" id={id} hidden={!open}>
        {open && children(close)}
      </div>
    </div>
  );
}
