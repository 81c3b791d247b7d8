import { Link, useParams } from "@tanstack/react-router";
import { useSite } from "@/features/site";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { Icon } from "@/ui";
import { Brand } from "./main-header";

/** «Contatta il Comune», above the footer of every public and citizen page. */
export function ContactBand() {
  const t = useTexts(commonTexts);
  const site = useSite().data;
  const { callId } = useParams({ strict: false });
  return (
    <section className="contact-band" aria-labelledby="contact-title" data-element="contacts">
      <div className="container">
        <h2 className="h4 mb-2" id="contact-title">
          {t.contact.title}
        </h2>
        <ul className="plain-list">
          <li>
            <Link to="/domande-frequenti" data-element="faq">
              <Icon name="help" />
              {t.contact.faq}
            </Link>
          </li>
          <li>
            <Link to="/assistenza" search={{ bando: callId }}>
              <Icon name="mail" />
              {t.contact.assistance}
            </Link>
          </li>
          {site?.contact.phone && (
            <li>
              <a href={`tel:${site.contact.phone.replaceAll(" ", "")}`}>
                <Icon name="phone" />
                {t.contact.phone(site.contact.phone)}
              </a>
            </li>
          )}
          {site?.links.appointments && (
            <li>
              <a href={site.links.appointments} data-element="appointment-booking">
                <Icon name="calendar" />
                {t.contact.appointment}
              </a>
            </li>
          )}
        </ul>
      </div>
    </section>
  );
}

export function SiteFooter({ compact }: { compact: boolean }) {
  return (
    <footer
      className={`site-footer on-dark ${compact ? "footer-compact" : ""}`}
      id="footer"
      tabIndex={-1}
    >
      <div className="container">
        {!compact && <Brand />}
        {!compact && <FooterColumns />}
        <LegalLinks />
      </div>
    </footer>
  );
}

function FooterColumns() {
  const t = useTexts(commonTexts);
  const site = useSite().data;
  return (
    <div className="footer-grid">
      <section aria-labelledby="footer-contacts">
        <h2 id="footer-contacts">{t.footer.contacts}</h2>
        <address>
          {site?.contact.address}
          {site?.contact.tax_code && (
            <span className="d-block">
              {t.footer.taxCode}: {site.contact.tax_code}
            </span>
          )}
          {site?.contact.certified_email && (
            <span className="d-block">
              {t.footer.pec}:{" "}
              <a href={`mailto:${site.contact.certified_email}`}>{site.contact.certified_email}</a>
            </span>
          )}
          {site?.contact.phone && (
            <span className="d-block">
              {t.footer.phone}: {site.contact.phone}
            </span>
          )}
        </address>
      </section>
      <section aria-labelledby="footer-help">
        <h2 id="footer-help">{t.footer.help}</h2>
        <ul className="plain-list">
          <Item to="/domande-frequenti" label={t.footer.faq} element="faq" />
          <Outside
            address={site?.links.appointments}
            label={t.footer.appointment}
            element="appointment-booking"
          />
          <Outside
            address={site?.links.report_problem}
            label={t.footer.report}
            element="report-inefficiency"
          />
          <Item to="/assistenza" label={t.footer.assistance} />
        </ul>
      </section>
      <section aria-labelledby="footer-service">
        <h2 id="footer-service">{t.footer.service}</h2>
        <ul className="plain-list">
          <Item to="/bandi" label={t.nav.calls} />
          <Item to="/spazi" label={t.nav.spaces} />
          <Item to="/trasparenza" label={t.nav.transparency} />
          <Item to="/sviluppatori" label={t.footer.developers} />
          <Outside address={site?.links.transparency} label={t.footer.transparency} />
        </ul>
      </section>
    </div>
  );
}

function LegalLinks() {
  const t = useTexts(commonTexts);
  const site = useSite().data;
  return (
    <ul className="plain-list cluster footer-end">
      <Item to="/privacy" label={t.footer.privacy} element="privacy-policy-link" />
      <Item to="/note-legali" label={t.footer.legal} element="legal-notes" />
      {site?.links.accessibility ? (
        <Outside
          address={site.links.accessibility}
          label={t.footer.accessibility}
          element="accessibility-link"
        />
      ) : (
        <Item to="/accessibilita" label={t.footer.accessibility} element="accessibility-link" />
      )}
      <Item to="/mappa-del-sito" label={t.footer.sitemap} />
    </ul>
  );
}

function Item({ to, label, element }: { to: string; label: string; element?: string }) {
  return (
    <li>
      <Link to={to} data-element={element}>
        {label}
      </Link>
    </li>
  );
}

function Outside({
  address,
  label,
  element,
}: {
  address?: string | null;
  label: string;
  element?: string;
}) {
  if (!address) return null;
  return (
    <li>
      <a href={address} data-element={element}>
        {label}
      </a>
    </li>
  );
}
