import { sortCalls, useCalls } from "@/features/calls";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { Crumbs, Disclosure, PageHeading } from "@/ui";

/** About the service, then the questions of each call that is running. */
export function FaqPage() {
  const t = useTexts(publicTexts);
  const common = useTexts(commonTexts);
  const sorted = sortCalls(useCalls().data ?? []);
  const calls = [...sorted.open, ...sorted.soon].filter(
    (call) => call.service_sheet.faq.length > 0,
  );
  return (
    <>
      <Crumbs items={[{ label: common.nav.faq }]} />
      <div className="container section-tight">
        <div className="narrow stack-large">
          <PageHeading title={t.faq.title} lead={t.faq.lead} />
          <Questions title={t.faq.general} items={t.faq.generalItems} />
          {calls.map((call) => (
            <Questions
              key={call.id}
              title={t.faq.ofCall(call.title)}
              items={call.service_sheet.faq}
            />
          ))}
        </div>
      </div>
    </>
  );
}

function Questions({
  title,
  items,
}: {
  title: string;
  items: { question: string; answer: string }[];
}) {
  return (
    <section>
      <h2 className="h3 mb-2">{title}</h2>
      {items.map((item) => (
        <Disclosure key={item.question} title={item.question}>
          <p className="reading">{item.answer}</p>
        </Disclosure>
      ))}
    </section>
  );
}
