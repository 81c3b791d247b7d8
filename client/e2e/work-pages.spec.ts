import type { Page } from "@playwright/test";
import { ask, signIn } from "./support/people";
import { expectSound, openPage } from "./support/sound";
import { expect, test } from "./support/test";

interface Item {
  id: string;
  status: string;
  kind: string;
}

interface Held {
  roles: { role: string; space_id: string | null }[];
}

const HOME = "/privacy";

async function soundAll(page: Page, paths: string[]) {
  for (const path of paths)
    await test.step(path, async () => {
      await openPage(page, path);
      await expectSound(page);
    });
}

async function listOf(page: Page, path: string): Promise<Item[]> {
  return (await ask<{ items: Item[] }>(page, path)).items;
}

async function spaceOf(page: Page, role: string): Promise<string> {
  const { roles } = await ask<Held>(page, "/v1/me");
  const id = roles.find((held) => held.role === role)?.space_id;
  if (!id) throw new Error(`Nobody here is ${role}.`);
  return id;
}

test("the pages of somebody who holds a voucher", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "Giulia Ferri", HOME);
  const [file] = await listOf(page, "/v1/applications");
  const [voucher] = await listOf(page, "/v1/vouchers?mine=true");
  await soundAll(page, [
    "/area-personale",
    "/area-personale/pratiche",
    "/area-personale/buoni",
    "/area-personale/messaggi",
    "/area-personale/impostazioni",
    `/area-personale/pratiche/${file?.id}`,
    `/area-personale/pratiche/${file?.id}/ricevuta`,
    `/area-personale/buoni/${voucher?.id}`,
    `/area-personale/buoni/${voucher?.id}/mostra`,
    "/en/area-personale",
  ]);
});

test("the pages of somebody who applies, without what is only for a draft", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "Davide Conti", HOME);
  const files = await listOf(page, "/v1/applications");
  await soundAll(
    page,
    files.flatMap(({ id }) => [
      `/area-personale/pratiche/${id}`,
      `/area-personale/pratiche/${id}/ritira`,
    ]),
  );
  await openPage(page, `/area-personale/pratiche/01900000-0000-7000-8000-000000000000`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Non troviamo questa pagina");
});

test("every part of a draft, in both languages", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, "Anna De Santis", HOME);
  const call = (await listOf(page, "/v1/calls?kind=voucher&municipality=015146")).find(
    ({ status }) => status === "open",
  );
  await openPage(page, `/area-personale/domanda/${call?.id}`);
  await page.getByRole("button", { name: /Passa a/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("La tua domanda");
  const base = new URL(page.url()).pathname;
  const parts = await page
    .getByRole("main")
    .getByRole("list")
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  await soundAll(page, [base, ...parts, `${base}/riepilogo`, `/en${base}`, `/en${parts[1]}`]);
});

test("the pages of a space", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "Chiara Sala", HOME);
  const space = await spaceOf(page, "space_manager");
  await soundAll(page, [
    `/spazio/${space}`,
    `/spazio/${space}/banco`,
    `/spazio/${space}/utilizzi`,
    `/spazio/${space}/listino`,
    "/sviluppatori",
    `/en/spazio/${space}/banco`,
  ]);
});

test("the pages of an officer", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, "Francesca Villa", HOME);
  const files = await listOf(page, "/v1/applications?scope=office&limit=100");
  const one = (status: string) =>
    `/ufficio/pratiche/${files.find((file) => file.status === status)?.id}`;
  await soundAll(page, [
    "/ufficio",
    "/ufficio/pratiche",
    "/ufficio/pratiche?vista=all",
    one("submitted"),
    one("in_review"),
    one("awarded"),
    one("refused"),
    `${one("in_review")}/integrazione`,
    "/ufficio/fondi",
    "/ufficio/elenco",
    "/en/ufficio/pratiche",
  ]);
});

test("the pages of an approver", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "Roberto Colombo", HOME);
  const [file] = await listOf(page, "/v1/applications?scope=office&status=in_review");
  await soundAll(page, [
    "/ufficio",
    `/ufficio/pratiche/${file?.id}`,
    `/ufficio/pratiche/${file?.id}/decisione`,
  ]);
  await page.getByRole("radio", { name: "Non accogliere la domanda" }).check();
  await expectSound(page);
});

test("the pages of a treasurer", async ({ page }) => {
  await signIn(page, "Silvia Greco", HOME);
  await soundAll(page, ["/ufficio", "/ufficio/fondi"]);
});

test("the pages of a chamber of commerce", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "Paolo Martinelli", HOME);
  const call = (await listOf(page, "/v1/calls?kind=voucher&municipality=015146"))[0];
  await soundAll(page, ["/camera", "/camera/verifiche", `/camera/bandi/${call?.id}/firma`]);
});

test("the developers' page, without signing in", async ({ page }) => {
  await soundAll(page, ["/sviluppatori", "/en/sviluppatori"]);
});
