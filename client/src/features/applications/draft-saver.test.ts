import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ApplicationRead } from "@/api/generated";
import { ApiProblem } from "@/lib/problem";
import type { Answers } from "./answers";
import { DraftSaver } from "./draft-saver";

const AT = "2026-11-22T10:05:00Z";

function draft(version: number, answers: Answers = {}): ApplicationRead {
  return { id: "a", version, answers, updated_at: AT } as ApplicationRead;
}

/** A server with versions, which can be told to refuse. */
class Server {
  version = 1;
  answers: Answers = {};
  saved: Answers[] = [];
  refusal: (() => ApiProblem | null) | null = null;

  save = async (_: string, version: number, changes: Answers): Promise<ApplicationRead> => {
    const refusal = this.refusal?.() ?? null;
    if (refusal) throw refusal;
    if (version !== this.version) throw new ApiProblem(412, { code: "stale_version" });
    this.saved.push(changes);
    this.answers = { ...this.answers, ...changes };
    this.version += 1;
    return draft(this.version, this.answers);
  };

  read = async (): Promise<ApplicationRead> => draft(this.version, this.answers);
}

let server: Server;
let saver: DraftSaver;

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  saver = new DraftSaver("a", draft(1), server, () => undefined);
});

afterEach(() => {
  vi.useRealTimers();
});

describe("DraftSaver", () => {
  it("saves two seconds after the last key, in one request", async () => {
    saver.change("idea", "a");
    await vi.advanceTimersByTimeAsync(1_900);
    saver.change("idea", "ab");
    await vi.advanceTimersByTimeAsync(1_900);
    expect(server.saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(server.saved).toEqual([{ idea: "ab" }]);
    expect(saver.snapshot().save).toEqual({ name: "saved", at: AT });
  });

  it("saves at once when the step is left", async () => {
    saver.change("idea", "a");
    expect(await saver.flush()).toBe(true);
    expect(server.saved).toEqual([{ idea: "a" }]);
  });

  it("keeps what was typed while the service is away, and saves it later", async () => {
    server.refusal = () => new ApiProblem(0);
    saver.change("idea", "a");
    expect(await saver.flush()).toBe(false);
    expect(saver.snapshot().save.name).toBe("failed");
    server.refusal = null;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.saved).toEqual([{ idea: "a" }]);
  });

  it("goes on by itself where another tab changed another answer", async () => {
    server.version = 4;
    server.answers = { months: 12 };
    saver.change("idea", "a");
    expect(await saver.flush()).toBe(true);
    expect(server.answers).toEqual({ months: 12, idea: "a" });
  });

  it("asks which to keep where another tab changed the same answer", async () => {
    server.version = 4;
    server.answers = { idea: "theirs" };
    saver.change("idea", "mine");
    expect(await saver.flush()).toBe(false);
    expect(saver.snapshot().save).toMatchObject({ name: "conflict", mine: { idea: "mine" } });
    saver.resolve("mine");
    await saver.flush();
    expect(server.answers).toEqual({ idea: "mine" });
  });

  it("shows the saved answer where that one is kept", async () => {
    server.version = 4;
    server.answers = { idea: "theirs" };
    saver.change("idea", "mine");
    await saver.flush();
    saver.resolve("theirs");
    expect(saver.snapshot().answers).toEqual({ idea: "theirs" });
    expect(server.saved).toEqual([]);
  });

  it("sets an answer aside that the service does not take, and saves the others", async () => {
    const wrong = new ApiProblem(422, {
      code: "invalid_payload",
      errors: [{ pointer: "/answers/space_id", code: "space_not_accredited", message: "" }],
    });
    server.refusal = vi
      .fn<() => ApiProblem | null>()
      .mockReturnValueOnce(wrong)
      .mockReturnValue(null);
    saver.change("space_id", "x");
    saver.change("months", 6);
    expect(await saver.flush()).toBe(false);
    expect(server.saved).toEqual([{ months: 6 }]);
    expect(saver.snapshot().refusals).toEqual({ space_id: "space_not_accredited" });
    expect(saver.snapshot().answers).toEqual({ space_id: "x", months: 6 });
  });
});
