import { useState } from "react";
import { developersTexts } from "@/i18n/developers";
import { useTexts } from "@/i18n/language-context";
import { ActionAnchor, CodeBlock, DataTable, PageHeading } from "@/ui";
import { type Credentials, curlLines, PLACEHOLDERS } from "./curl";
import { RefusalTable } from "./refusal-table";
import { SandboxPanel } from "./sandbox-panel";

/** S27: from nothing to a charge in five minutes. */
export function DevelopersPage() {
  const t = useTexts(developersTexts);
  const [credentials, setCredentials] = useState<Credentials | null>(null);
  return (
    <div className="container section">
      <PageHeading title={t.title} lead={t.lead} />
      <div className="two-columns two-columns-wide">
        <div className="stack-large">
          <Path credentials={credentials} />
        </div>
        <div className="stack-large">
          <SandboxPanel onCreated={setCredentials} />
          <section className="panel panel-calm" aria-labelledby="developers-rules">
            <h2 id="developers-rules" className="h3">
              {t.rules.title}
            </h2>
            <ul>
              {t.rules.items.map((rule) => (
                <li key={rule}>
                  <Prose text={rule} />
                </li>
              ))}
            </ul>
          </section>
          <section className="panel" aria-labelledby="developers-docs">
            <h2 id="developers-docs" className="h3">
              {t.docs}
            </h2>
            <p>{t.docsText}</p>
            <div className="cluster">
              <ActionAnchor href="/docs" look="secondary" small>
                {t.docs}
              </ActionAnchor>
              <ActionAnchor href="/openapi.json" look="link" small>
                {t.openapi}
              </ActionAnchor>
            </div>
          </section>
        </div>
      </div>
      <div className="stack-large mt-5">
        <TestCodes />
        <RefusalTable />
      </div>
    </div>
  );
}

function Path({ credentials }: { credentials: Credentials | null }) {
  const t = useTexts(developersTexts).path;
  const lines = curlLines(window.location.origin, credentials ?? PLACEHOLDERS);
  return (
    <section aria-labelledby="developers-path">
      <h2 id="developers-path" className="mb-3">
        {t.title}
      </h2>
      <ol className="steps">
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="quiet">{credentials ? t.ready : t.placeholders}</p>
      {(["credentials", "token", "quote", "redeem", "reverse", "statement"] as const).map(
        (name) => (
          <CodeBlock key={name} label={t[name]} code={lines[name]} />
        ),
      )}
    </section>
  );
}

function TestCodes() {
  const t = useTexts(developersTexts).test;
  return (
    <section aria-labelledby="developers-test">
      <h2 id="developers-test">{t.title}</h2>
      <p>{t.text}</p>
      <DataTable
        caption={t.title}
        captionHidden
        rows={t.rows}
        rowKey={([code]) => code}
        columns={[
          {
            key: "code",
            label: t.code,
            rowHeader: true,
            render: ([code]) => (
              <code className="mono" lang="en">
                {code}
              </code>
            ),
          },
          { key: "answer", label: t.answer, render: ([, answer]) => answer },
        ]}
      />
    </section>
  );
}

/** Words between back-quotes are names of the API. */
export function Prose({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      <code key={index} className="mono" lang="en">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
