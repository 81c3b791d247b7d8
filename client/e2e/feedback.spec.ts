import { PublicApi } from "./support/api";
import { signIn } from "./support/people";
import { expectSound, openPage, settled, violations } from "./support/sound";
import { expect, test } from "./support/test";

test("a call is rated by the keyboard: stars, fixed answers by the stars, a few words", async ({
  page,
  request,
}) => {
  const { id } = await new PublicApi(request).openCall("voucher");
  await openPage(page, `/bandi/${id}`);
  const rating = page.locator('[data-element="feedback"]');
  const one = rating.getByRole("radio", { name: "Valuta 1 stella su 5" });
  await one.focus();
  await page.keyboard.press("Space");
  await expect(rating.getByText("Dove hai incontrato le maggiori difficoltà?")).toBeVisible();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
  await expect(rating.getByRole("radio", { name: "Valuta 4 stelle su 5" })).toBeChecked();
  await expect(rating.locator('[data-element="feedback-rating-positive"]')).toBeVisible();
  await rating.getByLabel("Le indicazioni erano chiare").check();
  await rating.locator('[data-element="feedback-input-text"]').fill("Tutto chiaro.");
  expect(await violations(page)).toEqual([]);
  await rating.getByRole("button", { name: "Invia la valutazione" }).click();
  await expect(rating.getByText("Grazie, il tuo parere")).toBeVisible();
});

test("home asks for its own rating, in the reader's language", async ({ page }) => {
  await openPage(page, "/en");
  const rating = page.locator('[data-element="feedback"]');
  await expect(rating).toHaveAttribute("data-rated", "home");
  await rating.getByRole("radio", { name: "Rate 5 stars out of 5" }).check({ force: true });
  await rating.getByRole("button", { name: "Send the rating" }).click();
  await expect(rating.getByText("Thank you, your opinion")).toBeVisible();
});

test("a visitor's request for help names what is missing, then gives a reference", async ({
  page,
  request,
}) => {
  const call = await new PublicApi(request).openCall("voucher");
  await openPage(page, `/bandi/${call.id}`);
  await page.getByRole("link", { name: "Richiedi assistenza" }).click();
  await expect(page.getByLabel("Bando", { exact: false }).last()).toHaveValue(call.id);
  await page.getByRole("button", { name: "Invia la richiesta" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert").getByRole("link")).toHaveCount(5);
  await expectSound(page);
  await page.getByLabel("Nome", { exact: true }).fill("Anna");
  await page.getByLabel("Cognome").fill("Rossi");
  await page.getByLabel("Email").fill("anna.rossi@example.it");
  await page.getByLabel("La tua richiesta").fill("Quando arriva la risposta?");
  await page.getByLabel("Ho letto l'informativa privacy").check();
  await page.getByRole("button", { name: "Invia la richiesta" }).click();
  await expect(page.getByRole("heading", { name: "Richiesta inviata" })).toBeFocused();
  await expect(page.getByText(/AS-[0-9A-Z]{9}/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("whoever signed in finds name and email there already", async ({ page }) => {
  await signIn(page, "Giulia", "/area-personale");
  await settled(page);
  await openPage(page, "/assistenza");
  await expect(page.getByLabel("Nome", { exact: true })).not.toHaveValue("");
  await expect(page.getByLabel("Cognome")).not.toHaveValue("");
  await expect(page.getByLabel("Email")).toHaveValue(/@/);
});

test("spaces are narrowed by district, price and service, and the filters stay in the address", async ({
  page,
}) => {
  await openPage(page, "/spazi");
  await expect(page.getByText("Quartieri senza spazi: ")).toBeVisible();
  const before = await page.getByRole("article").count();
  const open = page.getByRole("button", { name: "Filtri" });
  if (await open.isVisible()) await open.click();
  await page.getByLabel("Quartiere").selectOption("Municipio 9");
  await page.getByLabel("Prezzo massimo al giorno").selectOption("20");
  await page.getByText("Servizi", { exact: true }).click();
  await page.getByRole("button", { name: "Cucina" }).click();
  await expect(page).toHaveURL(/quartiere=Municipio\+?(%20)?9.*prezzo=20.*servizi=kitchen/);
  const cards = page.getByRole("article");
  await expect(cards.first()).toContainText("Municipio 9");
  expect(await cards.count()).toBeLessThan(before);
  await expectSound(page);
});
