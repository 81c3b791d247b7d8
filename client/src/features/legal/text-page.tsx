import type { ReactNode } from "react";
import { Crumbs, PageHeading } from "@/ui";

interface Props {
  title: string;
  sections: { title: string; text: string }[];
  children?: ReactNode;
}

/** A page of plain text: headings and paragraphs. */
export function TextPage({ title, sections, children }: Props) {
  return (
    <>
      <Crumbs items={[{ label: title }]} />
      <div className="container section-tight">
        <div className="narrow stack-large">
          <PageHeading title={title} />
          {sections.map((section) => (
            <section key={section.title}>
              <h2 className="h3 mb-2">{section.title}</h2>
              <p className="reading">{section.text}</p>
            </section>
          ))}
          {children}
        </div>
      </div>
    </>
  );
}
