export { AccessibilityPage } from "./accessibility-page";
export { LegalPage } from "./legal-page";
export { PrivacyPage } from "./privacy-page";
export { SiteMapPage } from "./site-map-page";
