import type { Category } from "./queries";

export const LONGEST = 600;
export const CATEGORIES: Category[] = [
  "call",
  "application",
  "voucher",
  "space",
  "sign_in",
  "other",
];
export const FIELDS = [
  "given_name",
  "family_name",
  "email",
  "category",
  "message",
  "privacy_accepted",
] as const;
export type FieldName = (typeof FIELDS)[number];

export interface Typed {
  given_name: string;
  family_name: string;
  email: string;
  category: Category | "";
  call_id: string;
  message: string;
  privacy_accepted: boolean;
}

export const EMPTY: Typed = {
  given_name: "",
  family_name: "",
  email: "",
  category: "",
  call_id: "",
  message: "",
  privacy_accepted: false,
};

/** What is wrong with each field: it is missing, or too long. */
export function mistakes(typed: Typed): Partial<Record<FieldName, "missing" | "long">> {
  const found: Partial<Record<FieldName, "missing" | "long">> = {};
  for (const name of FIELDS) {
    const value = typed[name];
    if (typeof value === "string" ? value.trim() === "" : !value) found[name] = "missing";
  }
  if (!/^[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:.]{2,}$/.test(typed.email.trim()))
    found.email = "missing";
  if (typed.message.trim().length > LONGEST) found.message = "long";
  return found;
}
