import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { TextPage } from "./text-page";

export function LegalPage() {
  const t = useTexts(publicTexts).legal;
  return <TextPage title={t.legalTitle} sections={t.legal} />;
}
