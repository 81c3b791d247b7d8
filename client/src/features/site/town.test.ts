import { describe, expect, it } from "vitest";
import { townOf } from "./town";

describe("the town of a comune", () => {
  it.each([
    ["Comune di Milano", "Milano"],
    ["Comune di Monza", "Monza"],
    ["Comune d'Alba", "Alba"],
    ["Roma Capitale", "Roma Capitale"],
    [null, ""],
  ])("of %s is %s", (name, town) => {
    expect(townOf(name)).toBe(town);
  });
});
