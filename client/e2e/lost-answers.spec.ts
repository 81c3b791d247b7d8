import type { Page, Route } from "@playwright/test";
import { ask, signIn } from "./support/people";
import { settled } from "./support/sound";
import { expect, test } from "./support/test";

interface Items {
  items: { id: string; status: string; name?: string }[];
}

test.beforeEach(() => {
  test.skip(test.info().project.name !== "desktop", "Each draft can be sent once.");
});

/** Lets the first matching request reach the service and then cuts the line: its answer is lost. */
async function loseFirstAnswer(page: Page, path: RegExp) {
  let lost = false;
  const cut = async (route: Route) => {
    if (lost || route.request().method() !== "POST") return route.fallback();
    lost = true;
    await route.fetch();
    return route.abort("connectionreset");
  };
  await page.route(path, cut);
}

/** Opens a draft in Milan's call and answers everything, as the form's own requests would. */
async function completeDraft(page: Page): Promise<string> {
  const { items: calls } = await ask<Items>(page, "/v1/calls?kind=voucher&municipality=015146");
  const { items: spaces } = await ask<Items>(page, "/v1/spaces?municipality=015146&q=Cowo%20Isola");
  const call = calls.find(({ status }) => status === "open")?.id;
  const answers = {
    applicant_kind: "person",
    has_project: true,
    project_idea: "Cerco un posto per lavorare con altri.",
    space_id: spaces[0]?.id,
    monthly_cost_cents: 25_000,
    months: 6,
    true_declaration: true,
  };
  const made = await ask<{ id: string; version: number }>(page, `/v1/calls/${call}/applications`, {
    method: "POST",
    body: {},
  });
  await ask(page, `/v1/applications/${made.id}`, {
    method: "PATCH",
    body: { answers },
    headers: { "Content-Type": "application/merge-patch+json", "If-Match": `"${made.version}"` },
  });
  return made.id;
}

async function workAsApplicant(page: Page, path: string) {
  await page.goto(path);
  const change = page.getByRole("button", { name: /Passa a/ });
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toBeVisible();
  if ((await change.count()) > 0) await change.click();
  await settled(page);
}

test("an application whose answer was lost is filed once, and its receipt comes", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await signIn(page, "Paolo Martinelli", "/privacy");
  const id = await completeDraft(page);
  await workAsApplicant(page, `/area-personale/pratiche/${id}/domanda/riepilogo`);
  await loseFirstAnswer(page, /\/submission$/);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Conferma e invia" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Domanda inviata", {
    timeout: 20_000,
  });
  const { receipt } = await ask<{ receipt: { protocol_number: string } }>(
    page,
    `/v1/applications/${id}`,
  );
  await expect(page.getByText(receipt.protocol_number).first()).toBeVisible();
});

test("a charge whose answer was lost is asked for again with the same key: the voucher pays once", async ({
  browser,
  page,
}) => {
  test.setTimeout(90_000);
  const holder = await (await browser.newContext()).newPage();
  await signIn(holder, "Giulia Ferri", "/area-personale");
  const balance = async () =>
    (await ask<{ items: { available_cents: number }[] }>(holder, "/v1/vouchers?mine=true")).items[0]
      ?.available_cents ?? 0;
  const before = await balance();
  await holder.getByRole("link", { name: "Mostra il codice" }).first().click();

  await signIn(page, "Luca Rinaldi", "/privacy");
  const { roles } = await ask<{ roles: { role: string; space_id: string | null }[] }>(
    page,
    "/v1/me",
  );
  await page.goto(`/spazio/${roles.find(({ role }) => role === "desk_staff")?.space_id}/banco`);
  await settled(page);
  await page.getByText("Altre date").click();
  const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Al giorno", { exact: true }).fill(day);
  await page.getByLabel("Dal giorno").fill(day);
  await expect(holder.locator(".code-typed")).toHaveText(/\w{4} /);
  await page.getByLabel("Codice del buono").fill(await holder.locator(".code-typed").innerText());
  await page.keyboard.press("Enter");
  await loseFirstAnswer(page, /\/v1\/redemptions$/);
  await page.getByRole("button", { name: /^Conferma/ }).click();
  await expect(page.getByText("Stiamo verificando se è andata a buon fine…")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Fatto" })).toBeVisible({
    timeout: 20_000,
  });
  await expect(holder.getByRole("heading", { name: "Fatto" })).toBeVisible();
  expect(before - (await balance())).toBe(900);
});

test("what is typed saves itself and is there on another device", async ({ browser, page }) => {
  test.setTimeout(90_000);
  await signIn(page, "Roberto Colombo", "/privacy");
  const { items } = await ask<Items>(page, "/v1/calls?kind=voucher&municipality=015146");
  await workAsApplicant(
    page,
    `/area-personale/domanda/${items.find(({ status }) => status === "open")?.id}`,
  );
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("La tua domanda");
  const path = new URL(page.url()).pathname;
  await page.goto(`${path}/project`);
  await page.getByRole("radio", { name: "Sì" }).check();
  await page.getByRole("textbox").fill("Una sartoria che lavora con altre botteghe.");
  await expect(page.getByText(/^Salvato alle \d\d:\d\d$/).first()).toBeVisible();

  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, "Roberto Colombo", "/privacy");
  await workAsApplicant(elsewhere, `${path}/project`);
  await expect(elsewhere.getByRole("textbox")).toHaveValue(
    "Una sartoria che lavora con altre botteghe.",
  );
});
