export { Funds, useFundingLines } from "./funds-page";
