import { useState } from "react";
import type { ApplicationRead, CallRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { toProblem } from "@/lib/problem";
import { FileUpload } from "@/ui";
import { controlId } from "./answer-field";
import { useRefreshApplication } from "./queries";
import { removeDocument, uploadDocument } from "./requests";

const ACCEPT = ".pdf,.jpg,.jpeg,.png";
const LARGEST = 10_000_000;

interface Props {
  application: ApplicationRead;
  documents: CallRead["documents_required"];
  errors: Record<string, string>;
}

/** The documents that the call asks for; each goes up as soon as it is chosen. */
export function DocumentFields({ application, documents, errors }: Props) {
  return documents.map((wanted) => (
    <DocumentField
      key={wanted.code}
      application={application}
      wanted={wanted}
      missing={errors[wanted.code]}
    />
  ));
}

interface FieldProps {
  application: ApplicationRead;
  wanted: CallRead["documents_required"][number];
  missing?: string;
}

function DocumentField({ application, wanted, missing }: FieldProps) {
  const t = useTexts(applicationTexts).documents;
  const refresh = useRefreshApplication(application.id);
  const [progress, setProgress] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const [echo, setEcho] = useState("");
  const attached = application.documents.findLast(({ kind }) => kind === wanted.code) ?? null;

  const run = async (work: () => Promise<void>, done: string) => {
    setRefusal(undefined);
    try {
      await work();
      setEcho(done);
    } catch (error) {
      const problem = toProblem(error);
      setRefusal(problem.isNetwork ? t.broken : problem.detail || t.broken);
    } finally {
      setProgress(null);
      await refresh();
    }
  };
  const upload = (file: File) => {
    setProgress(0);
    const given = { applicationId: application.id, kind: wanted.code, file };
    const replaced = attached;
    void run(async () => {
      await uploadDocument(given, setProgress);
      if (replaced) await removeDocument(application.id, replaced.id);
    }, t.uploaded(file.name));
  };
  return (
    <>
      <FileUpload
        id={controlId(wanted.code)}
        label={wanted.label}
        hint={wanted.hint}
        optional={!wanted.required}
        error={refusal ?? (attached ? undefined : missing)}
        accept={ACCEPT}
        maxBytes={LARGEST}
        fileName={attached?.file_name ?? null}
        progress={progress}
        onChoose={upload}
        onRefuse={setRefusal}
        onRemove={
          attached
            ? () =>
                void run(
                  () => removeDocument(application.id, attached.id),
                  t.removed(attached.file_name),
                )
            : undefined
        }
      />
      {attached && (
        <p className="caption-text document-hash">
          {t.hash}: <span className="mono">{attached.sha256}</span>
        </p>
      )}
      <p role="status" className="visually-hidden">
        {echo}
      </p>
    </>
  );
}
