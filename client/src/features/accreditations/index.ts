export { useAccreditationsOf } from "./queries";
