import { describe, expect, it } from "vitest";
import { safeReturn } from "./return-to";

describe("the address to come back to", () => {
  it("may be any page of this site, with its query", () => {
    expect(safeReturn("/en/bandi/1?x=2")).toBe("/en/bandi/1?x=2");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "bandi",
    "",
    undefined,
    7,
  ])("is never %s", (address) => {
    expect(safeReturn(address)).toBeNull();
  });
});
