import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { ActionAnchor, ActionLink, Disclosure } from "@/ui";
import { ApplyLink } from "./apply-link";
import { CallExamples } from "./call-examples";
import { CallFunds } from "./call-funds";
import type { Budget, Call } from "./queries";
import { hasSimulator } from "./rules";
import { Attachments, Contacts, Deadlines, DocumentList, RuleList } from "./sheet-parts";
import { Prose, type SheetSection } from "./sheet-section";

/** The service sheet in the order that the national model of municipal sites obliges. */
export function useSheet(call: Call, budget: Budget | undefined): SheetSection[] {
  const t = useTexts(publicTexts);
  const sheet = call.service_sheet;
  return [
    {
      id: "a-chi-e-rivolto",
      title: t.call.addressedTo,
      element: "service-addressed",
      body: (
        <>
          <Prose text={sheet.addressed_to} />
          <RuleList rules={call.rules} />
        </>
      ),
    },
    {
      id: "descrizione",
      title: t.call.description,
      element: "service-description",
      body: <Prose text={call.summary} />,
    },
    {
      id: "come-fare",
      title: t.call.howTo,
      element: "service-how-to",
      body: <NumberedSteps steps={sheet.how_to} />,
    },
    {
      id: "cosa-serve",
      title: t.call.needed,
      element: "service-needed",
      body: (
        <>
          <Bullets items={sheet.needed} />
          <DocumentList call={call} />
        </>
      ),
    },
    {
      id: "cosa-si-ottiene",
      title: t.call.obtained,
      element: "service-achieved",
      body: (
        <>
          <Prose text={sheet.obtained} />
          {call.voucher_terms && <CallExamples terms={call.voucher_terms} />}
        </>
      ),
    },
    {
      id: "tempi-e-scadenze",
      title: t.call.deadlines,
      element: "service-calendar-text",
      body: <Deadlines call={call} />,
    },
    { id: "costi", title: t.call.costs, body: <Prose text={sheet.costs} /> },
    ...(call.kind === "voucher"
      ? [{ id: "fondi", title: t.call.funds, body: <CallFunds callId={call.id} /> }]
      : []),
    {
      id: "accedi-al-servizio",
      title: t.call.access,
      body: <Access call={call} budget={budget} />,
    },
    { id: "condizioni", title: t.call.terms, body: <Prose text={sheet.terms} /> },
    {
      id: "contatti",
      title: t.call.contacts,
      element: "contacts",
      body: <Contacts sheet={sheet} responsible={call.responsible_person} />,
    },
    ...(sheet.faq.length > 0
      ? [
          {
            id: "domande-frequenti",
            title: t.call.faq,
            element: "faq",
            body: <Questions items={sheet.faq} />,
          },
        ]
      : []),
    { id: "documenti", title: t.call.attachments, body: <Attachments call={call} /> },
    {
      id: "riferimenti-normativi",
      title: t.call.legal,
      body: (
        <Disclosure title={t.call.legalShow}>
          <Bullets items={sheet.legal_references} />
        </Disclosure>
      ),
    },
    {
      id: "argomenti",
      title: t.call.topics,
      element: "service-topic",
      body: <Topics topics={sheet.topics} />,
    },
  ];
}

function Access({ call, budget }: { call: Call; budget: Budget | undefined }) {
  const t = useTexts(publicTexts);
  return (
    <div className="stack">
      <p>{t.call.accessOnline}</p>
      <div className="cluster">
        <ApplyLink call={call} budget={budget} />
        {hasSimulator(call) && (
          <ActionLink to="/bandi/$callId/verifica" params={{ callId: call.id }} look="secondary">
            {t.call.check}
          </ActionLink>
        )}
      </div>
      {call.service_sheet.appointment_url && (
        <p>
          {t.call.accessOffice}{" "}
          <ActionAnchor
            href={call.service_sheet.appointment_url}
            look="link"
            data-element="service-booking-access"
          >
            {t.call.bookAppointment}
          </ActionAnchor>
        </p>
      )}
    </div>
  );
}

function NumberedSteps({ steps }: { steps: string[] }) {
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li key={index}>{step}</li>
      ))}
    </ol>
  );
}

function Bullets({ items }: { items: string[] }) {
  return (
    <ul>
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}

function Questions({ items }: { items: Call["service_sheet"]["faq"] }) {
  return (
    <>
      {items.map((item) => (
        <Disclosure key={item.question} title={item.question}>
          <Prose text={item.answer} />
        </Disclosure>
      ))}
    </>
  );
}

function Topics({ topics }: { topics: string[] }) {
  return (
    <ul className="plain-list cluster">
      {topics.map((topic) => (
        <li key={topic} className="tag" data-element="topic-element">
          {topic}
        </li>
      ))}
    </ul>
  );
}
