import { townOf, useSite } from "@/features/site";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { Icon } from "@/ui";
import type { Space } from "./queries";

export function Services({ space }: { space: Space }) {
  const t = useTexts(publicTexts);
  const desks = Object.entries(space.desks).filter(([, count]) => count > 0);
  return (
    <section className="sheet-section" aria-labelledby="services-title">
      <h2 id="services-title">{t.space.services}</h2>
      <p>
        {t.space.desks}:{" "}
        {desks.map(([kind, count]) => t.spaces.desksShort[kind]?.(count) ?? count).join(", ")}
      </p>
      <ul className="plain-list service-list">
        {space.services.map((service) => (
          <li key={service}>
            <Icon name="check" /> {t.space.serviceNames[service] ?? service.replaceAll("_", " ")}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Access({ space }: { space: Space }) {
  const t = useTexts(publicTexts);
  return (
    <section className="sheet-section" aria-labelledby="access-title">
      <h2 id="access-title">{t.space.access}</h2>
      <p>{space.accessibility_note ?? (space.accessible ? t.space.accessYes : t.space.accessNo)}</p>
    </section>
  );
}

export function Where({ space }: { space: Space }) {
  const t = useTexts(publicTexts);
  const site = useSite().data;
  return (
    <section className="sheet-section" aria-labelledby="where-title">
      <h2 id="where-title">{t.space.where}</h2>
      <address className="mb-0">
        {space.address.street}, {space.address.postal_code} {townOf(site?.municipality_name)}
        {space.address.district && <span className="d-block">{space.address.district}</span>}
      </address>
      <p className="mt-3 quiet">
        {t.space.manager}: {space.operator_name}
      </p>
    </section>
  );
}

export function HowToUse() {
  const t = useTexts(publicTexts);
  return (
    <section className="sheet-section" aria-labelledby="use-title">
      <h2 id="use-title">{t.space.howToUse}</h2>
      <ol className="steps">
        {t.space.howToUseSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
