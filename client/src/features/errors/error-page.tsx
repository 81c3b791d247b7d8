import type { ReactNode } from "react";
import { ActionLink, Drawing, type DrawingName, PageHeading } from "@/ui";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";

/** What happened, what became of the answers, the ways on: no jargon, no red, no breadcrumb. */
export function ErrorPage(props: {
  drawing: DrawingName;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  const t = useTexts(commonTexts);
  return (
    <div className="container page-error">
      <Drawing name={props.drawing} />
      <PageHeading title={props.title} />
      <div>{props.children}</div>
      <div className="cluster">
        {props.actions}
        <ActionLink to="/" look={props.actions ? "secondary" : "primary"}>
          {t.errors.goHome}
        </ActionLink>
        <ActionLink to="/assistenza" look="link">
          {t.errors.getHelp}
        </ActionLink>
      </div>
    </div>
  );
}
