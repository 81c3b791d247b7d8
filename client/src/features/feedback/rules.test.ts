import { describe, expect, it } from "vitest";
import { answersFor } from "./rules";

describe("the second question", () => {
  it.each([4, 5])("asks what worked after %i stars", (stars) => {
    expect(answersFor(stars)).toContain("clear");
  });

  it.each([1, 2, 3])("asks what was difficult after %i stars", (stars) => {
    expect(answersFor(stars)).toContain("unclear");
  });
});
