import type { ReactNode } from "react";

export interface Moment {
  key: string;
  state: "done" | "now" | "next";
  title: ReactNode;
  when?: ReactNode;
  children?: ReactNode;
}

/** What happened, where we are, what comes next, in order of time. */
export function Timeline({ moments, label }: { moments: Moment[]; label?: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {moments.map((moment) => (
        <li
          key={moment.key}
          data-state={moment.state}
          aria-current={moment.state === "now" ? "step" : undefined}
        >
          {moment.when && <span className="timeline-when">{moment.when}</span>}
          <span className="timeline-title">{moment.title}</span>
          {moment.children && <div>{moment.children}</div>}
        </li>
      ))}
    </ol>
  );
}
