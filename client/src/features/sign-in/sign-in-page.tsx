import { getRouteApi } from "@tanstack/react-router";
import { signInAddress, session } from "@/api/session";
import { useReturnTo, useSignedIn } from "@/features/accounts";
import { useSite } from "@/features/site";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { ActionAnchor, ActionLink, Notice, PageHeading } from "@/ui";

const route = getRouteApi("/accedi");

/** Why one signs in here, the ways to do it, and help for those who have none of them. */
export function SignInPage() {
  const t = useTexts(publicTexts);
  const { errore } = route.useSearch();
  const demo = useSite().data?.environment === "demo";
  const signedIn = useSignedIn();
  const returnTo = useReturnTo();
  return (
    <div className="container section">
      <div className="narrow stack-large">
        <PageHeading title={t.signIn.title} lead={t.signIn.why}>
          <p className="quiet">{t.signIn.back}</p>
        </PageHeading>
        {errore && (
          <Notice tone="attention" role="alert">
            <p>{t.signIn.errors[errore] ?? t.signIn.errorOther}</p>
          </Notice>
        )}
        {signedIn ? (
          <Already returnTo={returnTo} />
        ) : demo ? (
          <DemoEntrance returnTo={returnTo} />
        ) : (
          <Entrances returnTo={returnTo} />
        )}
        <section aria-labelledby="no-account-title">
          <h2 id="no-account-title" className="h4 mb-2">
            {t.signIn.noAccount}
          </h2>
          <p>{t.signIn.noAccountText}</p>
          <ActionLink to="/assistenza" look="link">
            {t.signIn.help}
          </ActionLink>
        </section>
      </div>
    </div>
  );
}

function DemoEntrance({ returnTo }: { returnTo: string }) {
  const t = useTexts(publicTexts);
  return (
    <section className="panel demo-panel" aria-labelledby="demo-title">
      <h2 id="demo-title" className="h3">
        {t.signIn.demoTitle}
      </h2>
      <p>{t.signIn.demoText}</p>
      <Entrance returnTo={returnTo} label={t.signIn.demoAction} />
    </section>
  );
}

function Entrances({ returnTo }: { returnTo: string }) {
  const t = useTexts(publicTexts);
  return (
    <div className="button-column">
      <Entrance returnTo={returnTo} label={t.signIn.spid} />
      <Entrance returnTo={returnTo} label={t.signIn.cie} secondary />
      <Entrance returnTo={returnTo} label={t.signIn.eidas} secondary />
    </div>
  );
}

function Entrance({
  returnTo,
  label,
  secondary,
}: {
  returnTo: string;
  label: string;
  secondary?: boolean;
}) {
  return (
    <ActionAnchor
      href={signInAddress(returnTo)}
      look={secondary ? "secondary" : "primary"}
      wide
      onClick={session.noteSignIn}
    >
      {label}
    </ActionAnchor>
  );
}

function Already({ returnTo }: { returnTo: string }) {
  const t = useTexts(publicTexts);
  return (
    <Notice tone="good">
      <p>{t.signIn.already}</p>
      <ActionAnchor href={returnTo}>{t.signIn.goOn}</ActionAnchor>
    </Notice>
  );
}
