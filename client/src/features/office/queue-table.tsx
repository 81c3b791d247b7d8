import { Link } from "@tanstack/react-router";
import type { ApplicationItemRead } from "@/api/generated";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { DataTable, StatusTag } from "@/ui";
import { Due } from "./due";

/** Files as rows on a desk, as cards on a phone. */
export function QueueTable({ files, caption }: { files: ApplicationItemRead[]; caption: string }) {
  const t = useTexts(officeTexts).queue;
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={files}
      rowKey={(file) => file.id}
      columns={[
        {
          key: "protocol",
          label: t.protocol,
          rowHeader: true,
          render: (file) => (
            <Link
              to="/ufficio/pratiche/$applicationId"
              params={{ applicationId: file.id }}
              className="mono"
            >
              {file.protocol_number}
            </Link>
          ),
        },
        {
          key: "arrival",
          label: t.arrival,
          amount: true,
          render: (file) =>
            file.arrival_number === null ? "" : format.number(file.arrival_number),
        },
        {
          key: "applicant",
          label: t.applicant,
          render: (file) => (
            <span>
              {file.applicant_name}
              {file.space_name && <span className="caption-text d-block">{file.space_name}</span>}
            </span>
          ),
        },
        { key: "call", label: t.call, render: (file) => file.call_title },
        {
          key: "state",
          label: t.state,
          render: (file) => <StatusTag kind="application" value={file.status} />,
        },
        { key: "due", label: t.due, render: (file) => <Due on={file.due_on} /> },
        { key: "assignee", label: t.assignee, render: (file) => file.assignee_name ?? t.nobody },
      ]}
    />
  );
}
