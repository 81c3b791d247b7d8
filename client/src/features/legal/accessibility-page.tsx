import { useSite } from "@/features/site";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { TextPage } from "./text-page";

/** The declaration itself is AgID's form: here only the way to it, never a text of our own. */
export function AccessibilityPage() {
  const t = useTexts(publicTexts).legal;
  const address = useSite().data?.links.accessibility;
  return (
    <TextPage title={t.accessibilityTitle} sections={t.accessibility}>
      {address ? (
        <p>
          <a href={address}>{t.accessibilityOfficial}</a>
        </p>
      ) : (
        <p className="quiet">{t.accessibilityNone}</p>
      )}
    </TextPage>
  );
}
