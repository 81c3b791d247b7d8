import type { ReactNode } from "react";

export interface Fact {
  label: string;
  value: ReactNode;
}

/** A quiet card of facts: what, how much, until when. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd className="tabular">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
