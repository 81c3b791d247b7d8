import type { FormFieldRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { Button, DataTable, Notice } from "@/ui";
import { wordsOf } from "./answers";
import type { SaveState } from "./draft-saver";

interface Props {
  conflict: Extract<SaveState, { name: "conflict" }>;
  form: FormFieldRead[];
  onResolve: (keep: "mine" | "theirs") => void;
}

/** Both versions of the answers that differ, side by side: the person chooses, nothing is lost unseen. */
export function ConflictPanel({ conflict, form, onResolve }: Props) {
  const t = useTexts(applicationTexts);
  const format = useFormat();
  const { mine, theirs } = conflict;
  const rows = form.filter(({ code }) => code in mine && mine[code] !== theirs.answers[code]);
  return (
    <Notice tone="attention" role="alert" title={t.conflict.title}>
      <p>{t.conflict.text}</p>
      <DataTable
        caption={t.conflict.title}
        captionHidden
        rows={rows}
        rowKey={(field) => field.code}
        columns={[
          {
            key: "question",
            label: t.conflict.question,
            rowHeader: true,
            render: (field) => field.label,
          },
          {
            key: "mine",
            label: t.conflict.mine,
            render: (field) => wordsOf(field, mine[field.code], t, format, null),
          },
          {
            key: "theirs",
            label: t.conflict.theirs(format.time(theirs.updated_at)),
            render: (field) =>
              wordsOf(field, theirs.answers[field.code], t, format, theirs.space_name),
          },
        ]}
      />
      <div className="cluster">
        <Button small onClick={() => onResolve("mine")}>
          {t.conflict.keepMine}
        </Button>
        <Button small look="secondary" onClick={() => onResolve("theirs")}>
          {t.conflict.keepTheirs}
        </Button>
      </div>
    </Notice>
  );
}
