import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { formatNumber } from "@/lib/money";
import { useLanguage } from "@/i18n/language-context";
import { Icon, Timeline, type Moment } from "@/ui";
import type { Call } from "./queries";
import { closingOf } from "./rules";

type Sheet = Call["service_sheet"];

/** Rules as sentences; each carries the code that a refusal would name. */
export function RuleList({ rules }: { rules: Call["rules"] }) {
  const t = useTexts(publicTexts);
  return (
    <ul className="rule-list plain-list">
      {rules.map((rule) => (
        <li key={rule.code} data-rule={rule.code}>
          <Icon name="check" />
          <span>
            {rule.text}
            <span className="d-block caption-text">
              {t.call.source}: {rule.source}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

export function DocumentList({ call }: { call: Call }) {
  const t = useTexts(publicTexts);
  if (call.documents_required.length === 0) return null;
  return (
    <>
      <h3 className="h4 mt-4 mb-2">{t.call.documents}</h3>
      <ul>
        {call.documents_required.map((document) => (
          <li key={document.code}>
            <strong>{document.label}</strong> (
            {document.required ? t.call.required : t.call.ifNeeded})
            {document.hint && <span className="d-block quiet">{document.hint}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The dated timetable, from the opening to the answer; what is past is told by the call's status. */
export function Deadlines({ call }: { call: Call }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const opened = call.status !== "published" && call.status !== "draft";
  const ended = opened && call.status !== "open" && call.status !== "suspended";
  const dated = call.service_sheet.deadlines.map((line, index): Moment => ({
    key: String(index),
    state: ended ? "done" : "next",
    title: line.label,
    when: line.on ? format.date(line.on) : undefined,
  }));
  const moments: Moment[] = [
    {
      key: "opens",
      state: opened ? "done" : "next",
      title: t.call.opening,
      when: format.dateTime(call.opens_at),
    },
    {
      key: "closes",
      state: ended ? "done" : "next",
      title: t.call.closing,
      when: format.dateTime(closingOf(call)),
    },
    ...dated,
    { key: "answer", state: "next", title: t.call.answering(call.service_sheet.answer_days) },
  ];
  return (
    <div data-element="service-calendar-list">
      <Timeline moments={moments} />
    </div>
  );
}

export function Contacts({ sheet, responsible }: { sheet: Sheet; responsible: string | null }) {
  const t = useTexts(publicTexts);
  const { office } = sheet;
  return (
    <address className="stack mb-0" data-element="service-area">
      <p className="fw-semibold mb-0">{office.name}</p>
      {office.address && (
        <p className="with-icon mb-0">
          <Icon name="pin" /> {office.address}
        </p>
      )}
      {office.phone && (
        <p className="with-icon mb-0">
          <Icon name="phone" />{" "}
          <a href={`tel:${office.phone.replaceAll(" ", "")}`}>{office.phone}</a>
        </p>
      )}
      {office.email && (
        <p className="with-icon mb-0">
          <Icon name="mail" /> <a href={`mailto:${office.email}`}>{office.email}</a>
        </p>
      )}
      {responsible && (
        <p className="mb-0">
          <span className="quiet">{t.call.responsible}:</span> {responsible}
        </p>
      )}
    </address>
  );
}

export function Attachments({ call }: { call: Call }) {
  const t = useTexts(publicTexts);
  const language = useLanguage();
  const size = (bytes: number) =>
    `${formatNumber(Math.max(1, Math.round(bytes / 1000)), language)} kB`;
  return (
    <>
      {call.service_sheet.attachments.length === 0 && <p>{t.call.noAttachments}</p>}
      <ul>
        {call.service_sheet.attachments.map((one) => (
          <li key={one.url} data-element="service-file">
            <a href={one.url}>{one.title}</a> (
            {[one.format, one.size_bytes && size(one.size_bytes)].filter(Boolean).join(", ")})
            {one.sha256 && <span className="d-block mono caption-text">SHA-256 {one.sha256}</span>}
          </li>
        ))}
      </ul>
      {call.rules_sha256 && (
        <p className="caption-text">
          {t.call.rulesHash}: <span className="mono">SHA-256 {call.rules_sha256}</span>
        </p>
      )}
    </>
  );
}
