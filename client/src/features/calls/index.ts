export { ApplyLink } from "./apply-link";
export { CallCard } from "./call-card";
export { CallStatus } from "./call-status";
export { positionsOf, useBudget, useCall, useCalls, type Budget, type Call } from "./queries";
export { actionOf, closingOf, headlineOf, isExhausted, sortCalls } from "./rules";
