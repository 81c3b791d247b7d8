import { Link } from "@tanstack/react-router";
import type { ApplicationItemRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { ActionLink, EmptyState, StatusTag } from "@/ui";

/** My files, each with its state and its number. */
export function FileList({
  files,
  heading = "h3",
}: {
  files: ApplicationItemRead[];
  heading?: "h2" | "h3";
}) {
  const t = useTexts(applicationTexts).desk;
  if (files.length === 0)
    return (
      <div className="panel">
        <EmptyState drawing="folder" action={<ActionLink to="/bandi">{t.seeCalls}</ActionLink>}>
          {t.filesEmpty}
        </EmptyState>
      </div>
    );
  return (
    <ul className="plain-list stack">
      {files.map((file) => (
        <FileCard key={file.id} file={file} heading={heading} />
      ))}
    </ul>
  );
}

function FileCard({ file, heading: Heading }: { file: ApplicationItemRead; heading: "h2" | "h3" }) {
  const t = useTexts(applicationTexts);
  const format = useFormat();
  return (
    <li className="panel link-panel">
      <div>
        <StatusTag kind="application" value={file.status} />
      </div>
      <Heading className="h4">
        <Link to="/area-personale/pratiche/$applicationId" params={{ applicationId: file.id }}>
          {file.call_title}
        </Link>
      </Heading>
      <p className="caption-text">
        {file.protocol_number && (
          <>
            {t.file.number} <span className="mono">{file.protocol_number}</span> ·{" "}
          </>
        )}
        {file.space_name && `${file.space_name} · `}
        {t.desk.updated(format.date(file.updated_at))}
      </p>
    </li>
  );
}
