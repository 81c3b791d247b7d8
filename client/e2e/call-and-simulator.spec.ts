import { PublicApi } from "./support/api";
import { expectSound, openPage } from "./support/sound";
import { expect, test } from "./support/test";

/** The sections of the national model, in its order. */
const SECTIONS = [
  "A chi è rivolto",
  "Descrizione",
  "Come fare",
  "Cosa serve",
  "Cosa si ottiene",
  "Tempi e scadenze",
  "Costi",
  "Fondi disponibili",
  "Accedi al servizio",
  "Condizioni di servizio",
  "Contatti",
];

const HOOKS = [
  "personal-area-login",
  "main-navigation",
  "breadcrumb",
  "page-index",
  "service-title",
  "service-status",
  "service-description",
  "service-addressed",
  "service-how-to",
  "service-needed",
  "service-achieved",
  "service-calendar-text",
  "service-calendar-list",
  "service-online-access",
  "service-area",
  "service-topic",
  "topic-element",
  "contacts",
  "faq",
  "accessibility-link",
  "privacy-policy-link",
  "legal-notes",
];

test("a call is a service sheet with the obliged sections in order", async ({ page, request }) => {
  const { id } = await new PublicApi(request).openCall("voucher");
  await openPage(page, `/bandi/${id}`);
  const headings = await page.locator("main h2").allTextContents();
  expect(headings.filter((heading) => SECTIONS.includes(heading))).toEqual(SECTIONS);
});

test("a call carries the hooks that the official checker looks for", async ({ page, request }) => {
  const { id } = await new PublicApi(request).openCall("voucher");
  await openPage(page, `/bandi/${id}`);
  const found = await page
    .locator("[data-element]")
    .evaluateAll((elements) => elements.map((element) => element.getAttribute("data-element")));
  expect(HOOKS.filter((hook) => !found.includes(hook))).toEqual([]);
});

test("the index leads to its section", async ({ page, request }) => {
  const { id } = await new PublicApi(request).openCall("voucher");
  await openPage(page, `/bandi/${id}`);
  await page
    .getByRole("navigation", { name: "In questa pagina" })
    .getByRole("link", { name: "Costi" })
    .click();
  await expect(page.getByRole("heading", { level: 2, name: "Costi" })).toBeFocused();
});

test("the gauge has a table with the same figures", async ({ page, request }) => {
  const api = new PublicApi(request);
  const { id } = await api.openCall("voucher");
  await openPage(page, `/bandi/${id}`);
  await page.getByRole("button", { name: "Mostra la tabella" }).click();
  const table = page.getByRole("table").filter({ hasText: "Stanziato" });
  for (const line of await api.budget(id))
    await expect(table.getByRole("rowheader", { name: line.funder_name })).toBeVisible();
});

test("the simulator is walked by keyboard alone, and stores nothing", async ({
  page,
  request,
  context,
}) => {
  const { id } = await new PublicApi(request).openCall("voucher");
  await openPage(page, `/bandi/${id}/verifica`);
  await expectSound(page);
  for (let question = 0; question < 12; question += 1) {
    if ((await page.getByRole("heading", { level: 2, name: "Il conto" }).count()) > 0) break;
    const heading = (await page.locator("h1").textContent()) ?? "";
    await answerByKeyboard();
    await page.keyboard.press("Enter");
    await expect(page.locator("h1")).not.toHaveText(heading);
  }
  await expect(
    page.getByRole("heading", { level: 1, name: "Puoi fare domanda: stima 1500,00 €" }),
  ).toBeFocused();
  await expectSound(page);
  expect(
    await page.evaluate(() => [localStorage.length, sessionStorage.getItem("answers")]),
  ).toEqual([0, null]);
  expect(await context.cookies()).toEqual([]);

  async function answerByKeyboard() {
    const field = page.locator("#answer");
    const kind = await field.evaluate(
      (element) => `${element.tagName}:${element.getAttribute("type") ?? ""}`,
    );
    await field.focus();
    if (kind === "INPUT:radio") await page.keyboard.press("Space");
    else if (kind.startsWith("SELECT")) await page.keyboard.press("ArrowDown");
    else
      await page.keyboard.type(
        (await page.getByText("€", { exact: true }).count()) > 0 ? "250" : "12",
      );
    if (kind.startsWith("SELECT")) await page.getByRole("button", { name: "Continua" }).focus();
  }
});

test("an empty answer is refused at the field and in the summary, in the same words", async ({
  page,
  request,
}) => {
  const { id } = await new PublicApi(request).openCall("voucher");
  await openPage(page, `/bandi/${id}/verifica`);
  await page.getByRole("button", { name: "Continua" }).click();
  const summary = page.getByRole("alert");
  await expect(summary).toBeFocused();
  const words = await summary.getByRole("link").textContent();
  await expect(page.locator("#answer-error")).toContainText(words ?? "?");
  await expect(page).toHaveTitle(/^Errore: /);
  await summary.getByRole("link").click();
  await expect(page.locator("#answer")).toBeFocused();
});

test("a no is calm: the rule, its source, the way on", async ({ page, request }) => {
  const { id } = await new PublicApi(request).openCall("voucher");
  await openPage(page, `/bandi/${id}/verifica`);
  await page.getByRole("radio", { name: "Persona" }).check();
  await page.getByRole("button", { name: "Continua" }).click();
  await page.getByRole("radio", { name: "No", exact: true }).check();
  for (let question = 0; question < 12; question += 1) {
    const send = page.getByRole("button", { name: /^(Continua|Vedi il risultato)$/ });
    if ((await send.count()) === 0) break;
    const heading = (await page.locator("h1").textContent()) ?? "";
    const unknown = page.getByRole("checkbox", { name: "Non lo so" });
    if ((await unknown.count()) > 0) await unknown.check();
    await send.click();
    await expect(page.locator("h1")).not.toHaveText(heading);
  }
  await expect(page.locator("h1")).toContainText("Con queste risposte non puoi partecipare");
  await expect(page.getByText("Che cosa puoi fare")).toBeVisible();
  await expectSound(page);
});
