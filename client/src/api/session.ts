import { currentLanguage } from "../i18n/current-language";

/**
 * The session of the person: the access token lives only here, in memory; the refresh token is in
 * a cookie that no script can read. A note in this browser says whether trying it is worth while,
 * so that the anonymous visitor of a public page causes no refused request.
 */
const NOTE = "postazione.signed-in";
const EARLY_MS = 20_000;

interface Token {
  value: string;
  expiresAt: number;
}

let token: Token | null = null;
let pending: Promise<boolean> | null = null;
const listeners = new Set<() => void>();
let state: SessionState = "unknown";

export type SessionState = "unknown" | "signed_in" | "anonymous" | "ended";

export const session = {
  state: (): SessionState => state,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },

  /** A token good for at least a few seconds more, or null for a visitor. */
  async accessToken(): Promise<string | null> {
    if (token && token.expiresAt - EARLY_MS > Date.now()) return token.value;
    if (token || (state === "unknown" && hasNote())) await session.refresh();
    return token?.value ?? null;
  },

  /** One refresh at a time, in all tabs: the refresh token rotates and must not be used twice. */
  refresh(): Promise<boolean> {
    pending ??= locked(renew).finally(() => {
      pending = null;
    });
    return pending;
  },

  /** Leaves the page for the identity provider and comes back to where the person was. */
  signIn(returnTo: string = currentPath()) {
    note(true);
    window.location.assign(signInAddress(returnTo));
  },

  /** Pressed on the way to the identity provider: the next page will try the cookie. */
  noteSignIn() {
    note(true);
  },

  async signOut() {
    note(false);
    await fetch("/auth/logout", { method: "POST", credentials: "same-origin" }).catch(() => null);
    token = null;
    become("anonymous");
    window.location.assign(currentLanguage.get() === "en" ? "/en" : "/");
  },
};

export function signInAddress(returnTo: string): string {
  return `/auth/login?${new URLSearchParams({ return_to: returnTo })}`;
}

/** Called by the pages that need a person: tries the cookie even without the note. */
export async function ensureSession(): Promise<boolean> {
  if (state === "signed_in") return true;
  return session.refresh();
}

async function renew(): Promise<boolean> {
  const answer = await fetch("/auth/refresh", {
    method: "POST",
    credentials: "same-origin",
    headers: { Accept: "application/json" },
  }).catch(() => null);
  if (answer === null || answer.status >= 500) return token !== null;
  if (!answer.ok || answer.status === 204) {
    const was = state;
    token = null;
    note(false);
    become(was === "signed_in" ? "ended" : "anonymous");
    return false;
  }
  const body = (await answer.json()) as { access_token: string; expires_in: number };
  token = { value: body.access_token, expiresAt: Date.now() + body.expires_in * 1000 };
  note(true);
  become("signed_in");
  return true;
}

async function locked(work: () => Promise<boolean>): Promise<boolean> {
  // Browsers offer locks only to pages that came over HTTPS or from this machine.
  const locks = navigator.locks as LockManager | null | undefined;
  return locks ? locks.request("postazione-refresh", work) : work();
}

function become(next: SessionState) {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

function hasNote(): boolean {
  try {
    return window.localStorage.getItem(NOTE) === "1";
  } catch {
    return false;
  }
}

function note(signedIn: boolean) {
  try {
    if (signedIn) window.localStorage.setItem(NOTE, "1");
    else window.localStorage.removeItem(NOTE);
  } catch {
    // A browser that refuses storage only loses the shortcut.
  }
}

function currentPath(): string {
  return window.location.pathname + window.location.search;
}
