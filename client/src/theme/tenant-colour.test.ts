import { describe, expect, it } from "vitest";
import { readableTenantColour } from "./tenant-colour";

describe("the tenant's colour", () => {
  it("stays as it is where white text can be read on it", () => {
    expect(readableTenantColour("#8c1d40")).toBe("#8c1d40");
  });

  it("is darkened until white text can be read on it", () => {
    const darker = readableTenantColour("#ff8800");
    expect(darker).not.toBe("#ff8800");
    expect(darker).toMatch(/^#[0-9a-f]{6}$/);
  });

  it("is ignored where it is no colour", () => {
    expect(readableTenantColour("red; x")).toBeNull();
  });
});
