import type { ReactNode } from "react";

export interface SheetSection {
  id: string;
  title: string;
  element?: string;
  body: ReactNode;
}

export function Section({ section }: { section: SheetSection }) {
  return (
    <section
      className="sheet-section"

      data-element={section.element}
    >
      <h2 id={section.id} tabIndex={-1}>
        {section.title}
      </h2>
      {section.body}
    </section>
  );
}

/** The index of the page: its links lead to the headings, which take the focus. */
export function SheetIndex({ title, sections }: { title: string; sections: SheetSection[] }) {
  return (
    <nav className="sheet-index" aria-label={title} data-element="page-index">
      <p className="fw-semibold mb-2">{title}</p>
      <ul className="plain-list">
        {sections.map((section) => (
          <li key={section.id}>
            <a href={`#${section.id}`}>{section.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A text of several paragraphs, as the API gives it. */
export function Prose({ text, element }: { text: string; element?: string }) {
  return (
    <div className="reading" data-element={element}>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  );
}
