import { useEffect, useRef } from "react";
import { commonTexts } from "../i18n/common";
import { useTexts } from "../i18n/language-context";

export interface SummaryError {
  /** The id of the control in error. */
  fieldId: string;
  message: string;
}

/** What to correct, on top of the form; takes focus each time the form is refused. */
export function ErrorSummary({ errors, attempt }: { errors: SummaryError[]; attempt: number }) {
  const t = useTexts(commonTexts);
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0;
  useEffect(() => {
    if (!shown) return;
    box.current?.focus();
    const title = document.title;
    document.title = t.forms.titlePrefix + title;
    return () => {
      document.title = title;
    };
  }, [shown, attempt, t]);
  if (!shown) return null;
  return (
    <div
      className="error-summary"
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">{t.forms.summaryTitle}</h2>
      <ul className="mb-0">
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a
              href={`#${error.fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(error.fieldId)?.focus();
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
