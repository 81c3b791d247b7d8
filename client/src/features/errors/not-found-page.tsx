import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { ErrorPage } from "./error-page";

/** Absent and «not yours» look the same. */
export function NotFoundPage() {
  const t = useTexts(commonTexts);
  return (
    <ErrorPage drawing="map" title={t.errors.notFoundTitle}>
      <p>{t.errors.notFound}</p>
    </ErrorPage>
  );
}
