export { townOf } from "./town";
export { useSite } from "./queries";
