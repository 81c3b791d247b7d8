import { expect, type Page } from "@playwright/test";

/** Signs in as a person of the demonstration, through the identity provider's own page. */
export async function signIn(page: Page, name: string, path: string) {
  await page.goto(`/auth/login?return_to=${encodeURIComponent(path)}`);
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await expect(page).toHaveURL(new RegExp(`${escaped(path)}$`));
}

interface Asked {
  method?: "POST" | "PATCH";
  body?: unknown;
  headers?: Record<string, string>;
}

/** What the API answers to the person who is signed in on this page. */
export async function ask<T>(page: Page, path: string, asked: Asked = {}): Promise<T> {
  const answer = await page.evaluate(
    async ({ path: address, method, body, headers }) => {
      const renewed = await navigator.locks.request("postazione-refresh", () =>
        fetch("/auth/refresh", { method: "POST", credentials: "same-origin" }),
      );
      const { access_token: token } = (await renewed.json()) as { access_token: string };
      const given = await fetch(address, {
        method: method ?? "GET",
        headers: {
          "Content-Type": "application/json",
          ...headers,
          Authorization: `Bearer ${token}`,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { ok: given.ok, status: given.status, body: (await given.json()) as unknown };
    },
    { path, ...asked },
  );
  expect(answer.ok, `${path}: ${answer.status} ${JSON.stringify(answer.body)}`).toBe(true);
  return answer.body as T;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
