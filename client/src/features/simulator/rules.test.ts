import { describe, expect, it } from "vitest";
import type { Question } from "./queries";
import { questionsOf, readAnswer, typedOf } from "./rules";

const question = (code: string, change: Partial<Question> = {}): Question =>
  ({
    code,
    type: "boolean",
    ask_in_simulator: true,
    when: null,
    options: [],
    ...change,
  }) as Question;
const when = (fact: string, op: string, value: unknown = null) =>
  ({ fact, op, value, on: null }) as NonNullable<Question["when"]>;

describe("the questions asked", () => {
  it("leave out what the simulator does not need", () => {
    const form = [question("a"), question("b", { ask_in_simulator: false })];
    expect(questionsOf(form, {}).map(({ code }) => code)).toEqual(["a"]);
  });

  it("wait for the answer that they hang on", () => {
    const form = [
      question("kind", { type: "choice" }),
      question("rea", { when: when("kind", "eq", "firm") }),
    ];
    expect(questionsOf(form, {})).toHaveLength(1);
    expect(questionsOf(form, { kind: "person" })).toHaveLength(1);
    expect(questionsOf(form, { kind: "firm" })).toHaveLength(2);
  });

  it("follow yes and no, and a list of choices", () => {
    const yes = question("b", { when: when("a", "true") });
    const among = question("c", { when: when("k", "in", ["x", "y"]) });
    expect(questionsOf([yes], { a: true })).toHaveLength(1);
    expect(questionsOf([yes], { a: null })).toHaveLength(0);
    expect(questionsOf([among], { k: "y" })).toHaveLength(1);
  });
});

describe("an answer as typed", () => {
  it.each([
    ["money", "250,00", 25_000],
    ["months", "12", 12],
    ["integer", " 3 ", 3],
    ["boolean", "false", false],
    ["date", "1990-05-01", "1990-05-01"],
    ["text", " ciao ", "ciao"],
  ] as const)("of kind %s is read as the API wants it", (type, typed, value) => {
    expect(readAnswer(question("q", { type }), typed, false)).toEqual({ value });
  });

  it.each([
    ["money", "molto", "amount"],
    ["months", "1,5", "number"],
    ["boolean", "", "choose"],
    ["date", "ieri", "date"],
    ["text", "  ", "text"],
  ] as const)("of kind %s and senseless is refused", (type, typed, error) => {
    expect(readAnswer(question("q", { type }), typed, false)).toEqual({ error });
  });

  it("may be «I do not know»", () => {
    expect(readAnswer(question("q", { type: "money" }), "", true)).toEqual({ value: null });
  });

  it("comes back into the field as it was meant", () => {
    expect(typedOf(question("q", { type: "money" }), 25_005)).toBe("250,05");
    expect(typedOf(question("q"), null)).toBe("");
  });
});
