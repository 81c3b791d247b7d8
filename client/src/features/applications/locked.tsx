import type { ApplicationRead } from "@/api/generated";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { ActionLink, Notice, PageHeading } from "@/ui";

/** A draft that is no draft any more: the way to what became of it. */
export function Locked({ application }: { application: ApplicationRead }) {
  const t = useTexts(applicationTexts);
  return (
    <div className="container section">
      <PageHeading title={t.tasks.title} lead={application.call.title} />
      <Notice>
        <p>{application.receipt ? t.tasks.sent : t.file.meaning[application.status]}</p>
      </Notice>
      <div className="mt-4">
        <ActionLink
          to="/area-personale/pratiche/$applicationId"
          params={{ applicationId: application.id }}
        >
          {t.tasks.toFile}
        </ActionLink>
      </div>
    </div>
  );
}
