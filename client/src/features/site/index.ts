export { useSite } from "./queries";
