import { describe, expect, it } from "vitest";
import { ApiProblem, toProblem } from "./problem";

describe("ApiProblem", () => {
  it("keeps the standard members and the extensions apart", () => {
    const problem = new ApiProblem(409, {
      code: "line_exhausted",
      title: "The line is empty",
      detail: "No money is left",
      request_id: "r-1",
      rule: "funds",
    });
    expect(problem.code).toBe("line_exhausted");
    expect(problem.requestId).toBe("r-1");
    expect(problem.extensions).toEqual({ rule: "funds" });
  });

  it("finds the message of one field", () => {
    const errors = [{ pointer: "/answers/iban", code: "iban", message: "L'IBAN non torna." }];
    const problem = new ApiProblem(422, { errors });
    expect(problem.messageFor("/answers/iban")).toBe("L'IBAN non torna.");
    expect(problem.messageFor("/answers/other")).toBeUndefined();
  });

  it("reads a failed fetch as the network's silence", () => {
    expect(toProblem(new TypeError("Failed to fetch")).isNetwork).toBe(true);
  });
});
