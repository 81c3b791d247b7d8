import { deskTexts } from "@/i18n/desk";
import { developersTexts } from "@/i18n/developers";
import { useTexts } from "@/i18n/language-context";
import { DataTable } from "@/ui";
import { Prose } from "./developers-page";

const OF_THE_SCREEN = new Set(["expired_here"]);

/** The codes with the very words of the redemption desk. */
export function RefusalTable() {
  const t = useTexts(developersTexts).refusals;
  const { refusals } = useTexts(deskTexts);
  const codes = Object.keys(refusals).filter((code) => !OF_THE_SCREEN.has(code));
  return (
    <section aria-labelledby="developers-refusals">
      <h2 id="developers-refusals">{t.title}</h2>
      <p>
        <Prose text={t.text} />
      </p>
      <DataTable
        caption={t.caption}
        captionHidden
        rows={codes}
        rowKey={(code) => code}
        columns={[
          {
            key: "code",
            label: t.code,
            rowHeader: true,
            render: (code) => (
              <code className="mono" lang="en">
                {code}
              </code>
            ),
          },
          {
            key: "status",
            label: t.status,
            render: (code) => (code === "presentation_invalid" ? "404" : "409"),
          },
          { key: "words", label: t.words, render: (code) => refusals[code]?.({}) ?? "" },
        ]}
      />
    </section>
  );
}
