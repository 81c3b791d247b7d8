import { describe, expect, it } from "vitest";
import { languageOfPath, pathInLanguage, pathWithoutLanguage } from "./language";

describe("the language of an address", () => {
  it("is English under /en only", () => {
    expect(languageOfPath("/en/bandi")).toBe("en");
    expect(languageOfPath("/enoteca")).toBe("it");
  });

  it("changes without changing the page", () => {
    expect(pathInLanguage("/bandi/1", "en")).toBe("/en/bandi/1");
    expect(pathInLanguage("/en/bandi/1", "it")).toBe("/bandi/1");
    expect(pathWithoutLanguage("/en")).toBe("/");
    expect(pathInLanguage("/", "en")).toBe("/en");
  });
});
