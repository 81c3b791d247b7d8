export { AssistancePage } from "./assistance-page";
export { FaqPage } from "./faq-page";
