export { useOutline } from "./queries";
