import { describe, expect, it } from "vitest";
import { EMPTY, mistakes } from "./rules";

const whole = {
  ...EMPTY,
  given_name: "Anna",
  family_name: "Rossi",
  email: "anna@example.it",
  category: "other" as const,
  message: "Aiuto",
  privacy_accepted: true,
};

describe("a request for help", () => {
  it("is whole", () => {
    expect(mistakes(whole)).toEqual({});
  });

  it.each(["given_name", "family_name", "message"] as const)("needs %s", (name) => {
    expect(mistakes({ ...whole, [name]: "  " })).toEqual({ [name]: "missing" });
  });

  it("needs the privacy notice to be read", () => {
    expect(mistakes({ ...whole, privacy_accepted: false })).toEqual({
      privacy_accepted: "missing",
    });
  });

  it.each(["anna", "anna@example", "a b@example.it", "anna@example.i"])(
    "is not answered at %s",
    (email) => {
      expect(mistakes({ ...whole, email })).toEqual({ email: "missing" });
    },
  );

  it("may be of 600 characters, not of 601", () => {
    expect(mistakes({ ...whole, message: "x".repeat(600) })).toEqual({});
    expect(mistakes({ ...whole, message: "x".repeat(601) })).toEqual({ message: "long" });
  });
});
