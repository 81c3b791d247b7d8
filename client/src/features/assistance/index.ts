export { AssistanceForm } from "./assistance-form";
