export { AreaGate } from "./area-gate";
export { useMe, useSession, useSignedIn } from "./queries";
export { safeReturn, useReturnTo } from "./return-to";
export { membershipKey, roleHome, useRoleInUse, type Membership } from "./role-in-use";
