import type { ReactNode } from "react";

/** A native disclosure: works by keyboard, opens in print and in the browser's search. */
export function Disclosure(props: {
  title: ReactNode;
  open?: boolean;
  children: ReactNode;
  "data-element"?: string;
}) {
  return (
    <details className="accordion-item-line" open={props.open} data-element={props["data-element"]}>
      <summary>{props.title}</summary>
      <div>{props.children}</div>
    </details>
  );
}
