import type { ApplicationRead } from "@/api/generated";
import { type ApiProblem, toProblem } from "@/lib/problem";
import { without } from "@/lib/without";
import type { Answer, Answers } from "./answers";

export type SaveState =
  | { name: "clean" | "dirty" | "saving" | "failed" }
  | { name: "saved"; at: string }
  | { name: "conflict"; mine: Answers; theirs: ApplicationRead };

export interface DraftView {
  answers: Answers;
  save: SaveState;
  /** Why the server did not take an answer (its code), by the question's code. */
  refusals: Record<string, string>;
  /** Grows when answers were replaced from elsewhere, so that controls read them again. */
  epoch: number;
}

export interface DraftServer {
  save: (id: string, version: number, changes: Answers) => Promise<ApplicationRead>;
  read: (id: string) => Promise<ApplicationRead>;
}

const QUIET_MS = 2_000;
const RETRY_MS = 5_000;

/**
 * Answers that save themselves: two seconds after the last key, or when told to. One request at a time, each
 * naming the version it builds on; what the server does not take stays as it was typed.
 */
export class DraftSaver {
  private view: DraftView;
  private known: Answers;
  private version: number;
  private pending: Answers = {};
  private running: Promise<boolean> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly id: string,
    application: ApplicationRead,
    private readonly server: DraftServer,
    private readonly onSaved: (saved: ApplicationRead) => void,
  ) {
    this.version = application.version;
    this.known = application.answers;
    this.view = { answers: application.answers, save: { name: "clean" }, refusals: {}, epoch: 0 };
  }

  readonly snapshot = (): DraftView => this.view;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly change = (code: string, answer: Answer) => {
    this.pending = { ...this.pending, [code]: answer };
    const refusals = without(this.view.refusals, code);
    const answers = { ...this.view.answers, [code]: answer };
    this.show({ answers, refusals, save: { name: "dirty" } });
    this.later(QUIET_MS);
  };

  /** Saves now what is still unsaved; false where something was not taken. */
  readonly flush = async (): Promise<boolean> => {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    this.running = this.send().finally(() => {
      this.running = null;
    });
    return this.running;
  };

  /** A document that was attached moved the version on: nothing typed here is concerned. */
  readonly moveOn = (application: ApplicationRead) => {
    if (application.version <= this.version || this.running) return;
    this.version = application.version;
  };

  readonly resolve = (keep: "mine" | "theirs") => {
    const { save, epoch } = this.view;
    if (save.name !== "conflict") return;
    this.known = save.theirs.answers;
    if (keep === "mine") {
      void this.flush();
      return;
    }
    this.pending = {};
    const at = save.theirs.updated_at;
    this.show({ answers: save.theirs.answers, save: { name: "saved", at }, epoch: epoch + 1 });
  };

  private async send(): Promise<boolean> {
    const changes = this.pending;
    if (Object.keys(changes).length === 0) return true;
    this.pending = {};
    this.show({ save: { name: "saving" } });
    try {
      this.took(await this.server.save(this.id, this.version, changes));
      return true;
    } catch (error) {
      this.pending = { ...changes, ...this.pending };
      return this.recover(toProblem(error));
    }
  }

  private took(saved: ApplicationRead) {
    this.version = saved.version;
    this.known = saved.answers;
    this.onSaved(saved);
    const dirty = Object.keys(this.pending).length > 0;
    this.show({ save: dirty ? { name: "dirty" } : { name: "saved", at: saved.updated_at } });
  }

  private async recover(problem: ApiProblem): Promise<boolean> {
    if (problem.status === 412) return this.meet();
    if (problem.status === 422 && problem.errors.length > 0) return this.setAside(problem);
    this.show({ save: { name: "failed" } });
    this.later(problem.retryAfterSeconds ? problem.retryAfterSeconds * 1000 : RETRY_MS);
    return false;
  }

  /** What the server refuses is kept out; the rest is saved all the same. */
  private async setAside(problem: ApiProblem): Promise<boolean> {
    const refusals = Object.fromEntries(
      problem.errors.map((one) => [one.pointer.split("/").at(-1) ?? "", one.code]),
    );
    const fit = Object.entries(this.pending).filter(([code]) => !(code in refusals));
    const shrunk = fit.length < Object.keys(this.pending).length;
    this.pending = Object.fromEntries(fit);
    this.show({ refusals, save: { name: "dirty" } });
    if (shrunk) await this.send();
    return false;
  }

  /** Someone (perhaps the same person in another tab) saved in between: only real differences are asked about. */
  private async meet(): Promise<boolean> {
    const theirs = await this.server.read(this.id).catch(() => null);
    if (theirs === null) {
      this.show({ save: { name: "failed" } });
      this.later(RETRY_MS);
      return false;
    }
    const differs = Object.entries(this.pending).some(
      ([code, mine]) => theirs.answers[code] !== mine && theirs.answers[code] !== this.known[code],
    );
    this.version = theirs.version;
    this.onSaved(theirs);
    if (!differs) return this.send();
    this.show({ save: { name: "conflict", mine: { ...this.pending }, theirs } });
    return false;
  }

  private later(wait: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  private show(change: Partial<DraftView>) {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}
