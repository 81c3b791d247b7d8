import type { ReactNode } from "react";
import { Drawing, type DrawingName } from "./drawing";

/** What will appear here and how to begin: a drawing, one sentence, one action. */
export function EmptyState(props: {
  drawing: DrawingName;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <Drawing name={props.drawing} />
      <p>{props.children}</p>
      {props.action}
    </div>
  );
}
