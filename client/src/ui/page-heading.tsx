import { useEffect, useRef, type ReactNode } from "react";
import { usePageTitle } from "./page-title";

interface Props {
  title: string;
  /** Beside the h1 in the window's title; the h1's own words when absent. */
  windowTitle?: string;
  lead?: ReactNode;
  overline?: ReactNode;
  children?: ReactNode;
  /** For a heading that comes of an act on the same page: the next question, the result. */
  takeFocus?: boolean;
  "data-element"?: string;
}

/** The one h1 of a page: it names the window and takes the focus after a change of route. */
export function PageHeading({
  title,
  windowTitle,
  lead,
  overline,
  children,
  takeFocus,
  ...rest
}: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(windowTitle ?? title);
  useEffect(() => {
    if (takeFocus || hasNavigated()) heading.current?.focus({ preventScroll: true });
  }, [title, takeFocus]);
  return (
    <header className="stack mb-4">
      {overline && <span className="overline">{overline}</span>}
      <h1 ref={heading} tabIndex={-1} data-element={rest["data-element"] ?? "page-name"}>
        {title}
      </h1>
      {lead && <p className="lead-text">{lead}</p>}
      {children}
    </header>
  );
}

/** At the first load the browser's own focus stands; afterwards each route gives it to its h1. */
function hasNavigated(): boolean {
  return document.documentElement.dataset.navigated === "true";
}
