import { CopyButton } from "./copy-button";

/** Code to copy; it scrolls by keyboard and its words stay English. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className="mb-3">
      <div className="code-block-head">
        <span className="caption-text">{label}</span>
        <CopyButton value={code} label={label} />
      </div>
      <pre className="code-block" tabIndex={0} role="region" aria-label={label} lang="en">
        {code}
      </pre>
    </div>
  );
}
