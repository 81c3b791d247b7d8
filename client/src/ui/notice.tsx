import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type NoticeTone = "info" | "good" | "attention" | "bad" | "calm";

const ICONS: Record<NoticeTone, IconName> = {
  info: "info",
  good: "check",
  attention: "warning",
  bad: "warning",
  calm: "info",
};

export function Notice(props: {
  tone?: NoticeTone;
  title?: string;
  children?: ReactNode;
  role?: "status" | "alert";
}) {
  const tone = props.tone ?? "info";
  return (
    <div className={`notice notice-${tone}`} role={props.role}>
      <Icon name={ICONS[tone]} />
      <div>
        {props.title && <p className="notice-title">{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}
