import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import type { Outcome } from "./decision-form";
import type { OfficeFile } from "./office-file-page";

interface Props {
  file: OfficeFile;
  outcome: Outcome;
  reasons: string[];
  note: string;
}

/** Exactly what the person will read, and what the decision does, before the button. */
export function DecisionPreview({ file, outcome, reasons, note }: Props) {
  const t = useTexts(officeTexts).decision;
  const { identity } = file.application;
  const name = `${identity.given_name} ${identity.family_name}`;
  return (
    <aside className="stack-large">
      {outcome !== "returned" && (
        <section className="panel" aria-labelledby="decision-preview">
          <h2 id="decision-preview" className="h3">
            {t.preview}
          </h2>
          <div className="reading">
            {outcome === "admitted" ? (
              <Admitted file={file} />
            ) : (
              <Refused file={file} reasons={reasons} />
            )}
            {note.trim() && <p className="pre-line">{note.trim()}</p>}
            {outcome === "refused" && <p>{t.previewRemedies}</p>}
          </div>
        </section>
      )}
      <section className="panel panel-calm" aria-labelledby="decision-effects">
        <h2 id="decision-effects" className="h3">
          {t.effects}
        </h2>
        <ul>
          <li>
            <Effect file={file} outcome={outcome} />
          </li>
          {outcome !== "returned" && <li>{t.writeTo(name)}</li>}
        </ul>
      </section>
    </aside>
  );
}

function Admitted({ file }: { file: OfficeFile }) {
  const t = useTexts(officeTexts).decision;
  return (
    <p>{file.call.kind === "accreditation" ? t.previewAdmittedSpace : t.previewAdmittedVoucher}</p>
  );
}

function Refused({ file, reasons }: Pick<Props, "file" | "reasons">) {
  const t = useTexts(officeTexts).decision;
  const named = file.application.outcomes.filter(({ code }) => reasons.includes(code));
  return (
    <>
      <p>{t.previewRefused}</p>
      <ul>
        {named.map((reason) => (
          <li key={reason.code}>
            {reason.text} {reason.remedy}
          </li>
        ))}
      </ul>
    </>
  );
}

function Effect({ file, outcome }: Pick<Props, "file" | "outcome">) {
  const t = useTexts(officeTexts).decision;
  const format = useFormat();
  if (outcome === "returned") return t.effectReturn;
  if (outcome === "refused") return t.effectRefuse;
  if (file.call.kind === "accreditation") return t.effectList;
  const payer = file.review.lines.find((line) => line.would_pay);
  if (!payer) return t.effectWait;
  return t.effectPay(format.money(file.application.requested_cents ?? 0), payer.funder_name);
}
