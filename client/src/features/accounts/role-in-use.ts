import { useSyncExternalStore } from "react";
import type { MeRead } from "@/api/generated";
import { useMe } from "./queries";

export type Membership = MeRead["roles"][number];

const NOTE = "postazione.role";
const listeners = new Set<() => void>();
let chosen: string | null = read();

export function membershipKey(one: Membership): string {
  return [one.role, one.municipality_code ?? one.space_id ?? one.chamber_id ?? ""].join(":");
}

/** The role a person works in now: one of their own, kept for this window. */
export function useRoleInUse() {
  const me = useMe().data;
  const key = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => chosen,
  );
  const memberships = me?.roles ?? [];
  const inUse = memberships.find((one) => membershipKey(one) === key) ?? defaultOf(memberships);
  return { memberships, inUse, choose };
}

/** The first page of a role's work. */
export function roleHome(one: Membership): string {
  switch (one.role) {
    case "applicant":
      return "/area-personale";
    case "space_manager":
      return `/spazio/${one.space_id}`;
    case "desk_staff":
      return `/spazio/${one.space_id}/banco`;
    case "chamber_officer":
      return "/camera";
    case "auditor":
      return "/revisione";
    default:
      return "/ufficio";
  }
}

function choose(one: Membership) {
  chosen = membershipKey(one);
  try {
    window.sessionStorage.setItem(NOTE, chosen);
  } catch {
    // Without storage the choice lasts until the page is left.
  }
  for (const listener of listeners) listener();
}

/** Somebody with an office works in it; being an applicant too is the exception. */
function defaultOf(memberships: Membership[]): Membership | null {
  return memberships.find((one) => one.role !== "applicant") ?? memberships[0] ?? null;
}

function read(): string | null {
  try {
    return window.sessionStorage.getItem(NOTE);
  } catch {
    return null;
  }
}
