export { type Answers, wordsOf } from "./answers";
export { isAsked } from "./conditions";
export { FileTimeline } from "./file-timeline";
export { OutcomeList } from "./outcome-list";
export { useMyApplications } from "./queries";
