import { useState, type DragEvent } from "react";
import { commonTexts } from "../i18n/common";
import { useLanguage, useTexts } from "../i18n/language-context";
import { formatNumber } from "../lib/money";
import { FieldGroup, type FieldProps, useFieldIds } from "./field";

interface Props extends FieldProps {
  /** As the picker wants them: `.pdf,.jpg`. */
  accept: string;
  maxBytes: number;
  fileName: string | null;
  /** 0–100 while it is going up, null otherwise. */
  progress: number | null;
  onChoose: (file: File) => void;
  onRefuse: (message: string) => void;
  onRemove?: () => void;
}

/** Choosing by keyboard, tap or drop is the same act; the limits are said before. */
export function FileUpload(props: Props) {
  const t = useTexts(commonTexts);
  const language = useLanguage();
  const ids = useFieldIds({ ...props, hint: props.hint ?? "limits" });
  const [over, setOver] = useState(false);
  const types = props.accept.replaceAll(".", "").toUpperCase().split(",").join(", ");
  const megabytes = (bytes: number) =>
    `${formatNumber(Math.round(bytes / 100_000) / 10, language)} MB`;

  const take = (file: File | undefined) => {
    if (!file) return;
    const extension = `.${file.name.split(".").pop()?.toLowerCase() ?? ""}`;
    if (!props.accept.split(",").includes(extension)) props.onRefuse(t.forms.fileWrongType(types));
    else if (file.size > props.maxBytes)
      props.onRefuse(t.forms.fileTooBig(megabytes(file.size), megabytes(props.maxBytes)));
    else props.onChoose(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };

  return (
    <FieldGroup
      {...props}
      ids={ids}
      hint={
        <>
          {props.hint} {t.forms.fileLimits(types, megabytes(props.maxBytes))}
        </>
      }
    >
      <div
        className="drop-zone stack"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {props.fileName && (
          <p className="mb-0">
            <strong>{props.fileName}</strong>{" "}
            {props.onRemove && (
              <button type="button" className="icon-button" onClick={props.onRemove}>
                {t.actions.remove}
              </button>
            )}
          </p>
        )}
        <div className="cluster">
          <input
            type="file"
            id={ids.id}
            className="visually-hidden"
            accept={props.accept}
            aria-invalid={ids.invalid}
            aria-describedby={ids.describedBy}
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          <label htmlFor={ids.id} className="btn btn-outline-primary btn-small">
            {props.fileName ? t.actions.replace : t.forms.chooseFile}
            <span className="visually-hidden">: {props.label}</span>
          </label>
          <span className="quiet">{t.forms.dropFile}</span>
        </div>
        <p className="mb-0" role="status">
          {props.progress !== null
            ? t.forms.uploading(props.progress)
            : props.fileName
              ? t.forms.uploaded
              : ""}
        </p>
      </div>
    </FieldGroup>
  );
}
