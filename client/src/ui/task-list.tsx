import type { ReactNode } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";

export type TaskState = "todo" | "in_progress" | "completed" | "locked" | "problem";

export interface Task {
  key: string;
  state: TaskState;
  /** Draws the task's name as a link described by its state; a locked task shows plain text. */
  link: (describedBy: string) => ReactNode;
  name: string;
}

const TONES: Record<TaskState, string> = {
  todo: "tag tag-info",
  in_progress: "tag tag-attention",
  completed: "quiet",
  locked: "quiet",
  problem: "tag tag-bad",
};

/** What needs work is loud, what is done is quiet; a locked row is not a link. */
export function TaskList({ tasks, label }: { tasks: Task[]; label: string }) {
  const t = useTexts(commonTexts);
  return (
    <ul className="task-list" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.key}>
          <span>{task.state === "locked" ? task.name : task.link(`task-${task.key}-state`)}</span>
          <span className={TONES[task.state]} id={`task-${task.key}-state`}>
            {t.tasks[task.state]}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** «Passo 3 di 6: La postazione», above the h1. */
export function StepText(props: { current: number; total: number; name: string }) {
  const t = useTexts(commonTexts);
  return <span className="overline">{t.forms.step(props.current, props.total, props.name)}</span>;
}
