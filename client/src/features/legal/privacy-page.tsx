import { useSite } from "@/features/site";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { TextPage } from "./text-page";

export function PrivacyPage() {
  const t = useTexts(publicTexts).legal;
  const address = useSite().data?.links.privacy;
  return (
    <TextPage title={t.privacyTitle} sections={t.privacy}>
      {address && (
        <p>
          <a href={address}>{t.privacyOfficial}</a>
        </p>
      )}
    </TextPage>
  );
}
