/** How loud a status is: what needs the reader's act is loud, what is done is quiet. */
export type Tone = "calm" | "info" | "good" | "attention" | "bad";

export type StatusIcon =
  | "pencil"
  | "send"
  | "search"
  | "hand"
  | "check"
  | "pause"
  | "clock"
  | "cross"
  | "undo"
  | "lock"
  | "flag"
  | "coin"
  | "dot";

export interface StatusLook {
  tone: Tone;
  icon: StatusIcon;
}

const look = (tone: Tone, icon: StatusIcon): StatusLook => ({ tone, icon });

/** The one table of statuses; the words stand in `i18n/{it,en}/status.ts` under the same keys. */
export const STATUS_LOOKS = {
  application: {
    draft: look("attention", "pencil"),
    submitted: look("info", "send"),
    in_review: look("info", "search"),
    completion_requested: look("attention", "hand"),
    refusal_notified: look("attention", "hand"),
    admitted: look("good", "check"),
    awarded: look("good", "check"),
    waitlisted: look("info", "clock"),
    refused: look("bad", "cross"),
    withdrawn: look("calm", "undo"),
    waived: look("calm", "undo"),
    forfeited: look("bad", "cross"),
  },
  voucher: {
    issued: look("attention", "hand"),
    active: look("good", "check"),
    suspended: look("attention", "pause"),
    exhausted: look("calm", "flag"),
    expired: look("calm", "clock"),
    revoked: look("bad", "cross"),
  },
  redemption: {
    authorized: look("info", "lock"),
    captured: look("good", "check"),
    released: look("calm", "undo"),
    expired: look("calm", "clock"),
    partially_reversed: look("calm", "undo"),
    reversed: look("calm", "undo"),
  },
  accreditation: {
    draft: look("attention", "pencil"),
    submitted: look("info", "send"),
    in_review: look("info", "search"),
    refused: look("bad", "cross"),
    accredited: look("good", "check"),
    renewal_due: look("attention", "hand"),
    suspended: look("attention", "pause"),
    expired: look("calm", "clock"),
    revoked: look("bad", "cross"),
    withdrawn: look("calm", "undo"),
  },
  claim: {
    draft: look("attention", "pencil"),
    submitted: look("info", "send"),
    in_review: look("info", "search"),
    approved: look("good", "check"),
    partly_approved: look("attention", "check"),
    rejected: look("bad", "cross"),
    ordered: look("info", "coin"),
    paid: look("good", "coin"),
    failed: look("bad", "cross"),
  },
  call: {
    draft: look("attention", "pencil"),
    published: look("info", "clock"),
    open: look("good", "check"),
    suspended: look("attention", "pause"),
    closed: look("calm", "lock"),
    evaluating: look("info", "search"),
    concluded: look("calm", "flag"),
    cancelled: look("bad", "cross"),
  },
} as const satisfies Record<string, Record<string, StatusLook>>;

export type StatusKind = keyof typeof STATUS_LOOKS;

const UNKNOWN: StatusLook = { tone: "calm", icon: "dot" };

/** An unknown value is shown as it came, in a neutral tag: never guessed at. */
export function statusLook(kind: StatusKind, value: string): StatusLook {
  const table: Record<string, StatusLook> = STATUS_LOOKS[kind];
  return Object.hasOwn(table, value) ? (table[value] ?? UNKNOWN) : UNKNOWN;
}
