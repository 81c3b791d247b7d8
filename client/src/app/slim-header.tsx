import { Link } from "@tanstack/react-router";
import { useReturnTo, useSignedIn } from "@/features/accounts";
import { useSite } from "@/features/site";
import { commonTexts } from "@/i18n/common";
import { useLanguage, useTexts } from "@/i18n/language-context";
import { Icon } from "@/ui";
import { AccountMenu } from "./account-menu";
import { switchLanguage } from "./switch-language";

export function SlimHeader() {
  return (
    <div className="slim-bar on-dark">
      <div className="container">
        <ParentBody />
        <div className="slim-bar-tools">
          <LanguageSwitch />
          <Entrance />
        </div>
      </div>
    </div>
  );
}

/** The body above the comune: its region, with a link where its site was given. */
function ParentBody() {
  const t = useTexts(commonTexts);
  const site = useSite().data;
  if (!site?.region) return <span className="slim-bar-parent">{t.programme}</span>;
  if (!site.links.parent) return <span className="slim-bar-parent">{t.region(site.region)}</span>;
  return (
    <a className="slim-bar-parent" href={site.links.parent}>
      {t.region(site.region)}
    </a>
  );
}

function LanguageSwitch() {
  const language = useLanguage();
  const t = useTexts(commonTexts);
  const other = language === "it" ? "en" : "it";
  return (
    <button
      type="button"
      className="slim-tool"
      lang={other}
      aria-label={other === "en" ? `EN: ${t.nav.english}` : `IT: ${t.nav.italian}`}
      onClick={() => switchLanguage(other)}
    >
      {other.toUpperCase()}
    </button>
  );
}

function Entrance() {
  const t = useTexts(commonTexts);
  const signedIn = useSignedIn();
  const returnTo = useReturnTo();
  if (signedIn) return <AccountMenu />;
  return (
    <Link
      to="/accedi"
      search={{ ritorno: returnTo }}
      className="slim-tool slim-tool-strong"
      data-element="personal-area-login"
    >
      <Icon name="user" />
      <span className="d-none d-md-inline">{t.nav.signInLong}</span>
      <span className="d-md-none">{t.nav.signIn}</span>
    </Link>
  );
}
