import { useEffect, useState } from "react";
import { fetchOrThrow } from "@/api/client";
import type { ApplicationRead } from "@/api/generated";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { Button, ProblemAlert } from "@/ui";
import type { OfficeFile } from "./office-file-page";

type Document = ApplicationRead["documents"][number];

/** The documents, opened in place beside the checks; each opening is in the audit. */
export function FileDocuments({ application, call }: OfficeFile) {
  const t = useTexts(officeTexts).file;
  const [open, setOpen] = useState<Document | null>(null);
  const labelOf = (kind: string) =>
    call.documents_required.find(({ code }) => code === kind)?.label ?? kind;
  return (
    <section aria-labelledby="file-documents">
      <h2 id="file-documents" className="h3 mb-3">
        {t.documents}
      </h2>
      {application.documents.length === 0 && <p>{t.documentsNone}</p>}
      <ul className="plain-list stack">
        {application.documents.map((document) => (
          <li key={document.id} className="panel document-row">
            <div className="spread">
              <div>
                <strong>{labelOf(document.kind)}</strong>
                <span className="d-block">{document.file_name}</span>
                <span className="caption-text mono d-block">
                  {t.hash}: {document.sha256}
                </span>
              </div>
              <Button
                look="secondary"
                small
                onClick={() => setOpen(open?.id === document.id ? null : document)}
                aria-expanded={open?.id === document.id}
              >
                {open?.id === document.id ? t.closeViewer : t.open}
                <span className="visually-hidden">: {document.file_name}</span>
              </Button>
            </div>
            {open?.id === document.id && (
              <Viewer applicationId={application.id} document={document} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Viewer({ applicationId, document }: { applicationId: string; document: Document }) {
  const t = useTexts(officeTexts).file;
  const [address, setAddress] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let made: string | null = null;
    let here = true;
    fetchOrThrow(`/v1/applications/${applicationId}/documents/${document.id}`)
      .then((answer) => answer.blob())
      .then((blob) => {
        if (!here) return;
        made = URL.createObjectURL(blob);
        setAddress(made);
      })
      .catch((problem: unknown) => here && setError(problem));
    return () => {
      here = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [applicationId, document.id]);
  if (error) return <ProblemAlert error={error} />;
  if (!address) return <p role="status">{t.opening}</p>;
  const name = t.viewer(document.file_name);
  return (
    <div className="document-viewer">
      {document.media_type === "application/pdf" ? (
        <iframe src={address} title={name} />
      ) : (
        <img src={address} alt={name} />
      )}
      <a href={address} download={document.file_name}>
        {document.file_name}
      </a>
    </div>
  );
}
