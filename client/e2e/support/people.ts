import { expect, type Page } from "@playwright/test";

/** Signs in as a person of the demonstration, through the identity provider's own page. */
export async function signIn(page: Page, name: string, path: string) {
  await page.goto(`/auth/login?return_to=${encodeURIComponent(path)}`);
  await choosePersona(page, name);
  await expect(page).toHaveURL(new RegExp(`${escaped(path)}$`));
}

export async function choosePersona(page: Page, name: string) {
  await page.getByRole("button", { name: new RegExp(name) }).click();
}

/** What the API answers to the person who is signed in on this page. */
export async function ask<T>(page: Page, path: string): Promise<T> {
  return (await page.evaluate(async (address) => {
    const renewed = await navigator.locks.request("postazione-refresh", () =>
      fetch("/auth/refresh", { method: "POST", credentials: "same-origin" }),
    );
    const { access_token: token } = (await renewed.json()) as { access_token: string };
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
    return answer.json() as Promise<unknown>;
  }, path)) as T;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
