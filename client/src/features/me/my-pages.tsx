import { session } from "@/api/session";
import { useMe } from "@/features/accounts";
import { useMyApplications } from "@/features/applications";
import { applicationTexts } from "@/i18n/application";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { Button, Facts, PageHeading, QueryState, SkeletonCards } from "@/ui";
import { FileList } from "./file-list";
import { MessageList } from "./message-list";
import { useMessages } from "./queries";

export function MyFilesPage() {
  const t = useTexts(applicationTexts).desk;
  const query = useMyApplications();
  return (
    <div className="container section">
      <PageHeading title={t.files} />
      <QueryState query={query} loading={<SkeletonCards />}>
        {({ items }) => <FileList files={items} heading="h2" />}
      </QueryState>
    </div>
  );
}

export function MyMessagesPage() {
  const t = useTexts(applicationTexts).desk;
  const query = useMessages();
  return (
    <div className="container section">
      <PageHeading title={t.messages} />
      <QueryState query={query}>
        {(messages) => <MessageList messages={messages} heading="h2" />}
      </QueryState>
    </div>
  );
}

export function MySettingsPage() {
  const texts = useTexts(applicationTexts);
  const roles = useTexts(commonTexts).roles;
  const query = useMe();
  const t = texts.settings;
  return (
    <div className="container section">
      <PageHeading title={t.title} />
      <QueryState query={query}>
        {(me) => (
          <div className="form-column stack-large">
            <section className="panel" aria-labelledby="settings-data">
              <h2 id="settings-data" className="h3">
                {t.data}
              </h2>
              <Facts
                facts={[
                  { label: texts.identity.name, value: me.given_name },
                  { label: texts.identity.family, value: me.family_name },
                  { label: texts.identity.email, value: me.email ?? texts.identity.missing },
                ]}
              />
              <p className="caption-text mt-3">{texts.step.wrongDataText}</p>
            </section>
            <section className="panel" aria-labelledby="settings-roles">
              <h2 id="settings-roles" className="h3">
                {t.roles}
              </h2>
              <ul>
                {[...new Set(me.roles.map(({ role }) => role))].map((role) => (
                  <li key={role}>{roles[role] ?? role}</li>
                ))}
              </ul>
              <h3 className="h4 mt-3">{t.language}</h3>
              <p>{t.languageText}</p>
            </section>
            <Button look="secondary" onClick={() => void session.signOut()}>
              {t.signOut}
            </Button>
          </div>
        )}
      </QueryState>
    </div>
  );
}
