import { expect, test as base } from "@playwright/test";

/** What a page must never do, whatever the test: log an error, or ask another host for anything. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page, baseURL }, use) => {
      const home = new URL(baseURL ?? "").host;
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error" && !isExpected(message.text()))
          complaints.push(`console: ${message.text()}`);
      });
      page.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http") && url.host !== home)
          complaints.push(`outside: ${url.host}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** A refusal that a test asks for, or a line that it cuts, is logged by the browser itself as a failed load. */
function isExpected(text: string): boolean {
  return /Failed to load resource: (.*status of (401|403|404|409|412|422)|net::ERR_CONNECTION_RESET)/.test(
    text,
  );
}

export { expect };
