export { listRedemptions } from "./requests";
export { useOnline } from "./use-online";
