import { PublicApi, euros } from "./support/api";
import { expectSound, openPage } from "./support/sound";
import { expect, test } from "./support/test";

const PAGES = [
  "/",
  "/bandi",
  "/spazi",
  "/spazi?vista=mappa",
  "/accedi",
  "/trasparenza",
  "/domande-frequenti",
  "/assistenza",
  "/privacy",
  "/note-legali",
  "/accessibilita",
  "/mappa-del-sito",
  "/questa-pagina-non-esiste",
  "/en",
  "/en/bandi",
  "/en/spazi",
  "/en/trasparenza",
];

for (const path of PAGES)
  test(`${path} is sound`, async ({ page }) => {
    await openPage(page, path);
    await expectSound(page);
  });

test("the page of a call is sound in both languages", async ({ page, request }) => {
  const { id } = await new PublicApi(request).openCall("voucher");
  await openPage(page, `/bandi/${id}`);
  await expectSound(page);
  await openPage(page, `/en/bandi/${id}`);
  await expectSound(page);
});

test("the page of an accreditation call and of a space are sound", async ({ page, request }) => {
  const api = new PublicApi(request);
  const { id } = await api.openCall("accreditation");
  await openPage(page, `/bandi/${id}`);
  await expectSound(page);
  const [space] = await api.spaceIds();
  await openPage(page, `/spazi/${space}`);
  await expectSound(page);
});

test("home tells the figures of the API", async ({ page, request }) => {
  const api = new PublicApi(request);
  const call = await api.openCall("voucher");
  await openPage(page, "/");
  const cap = euros(call.voucher_terms?.cap_cents ?? 0);
  await expect(page.locator(".hero-card .figure")).toHaveText(cap);
  for (const line of await api.budget(call.id)) {
    const words = `${line.funder_name}: restano ${euros(line.available_cents)} di ${euros(line.allocated_cents)}`;
    await expect(page.locator(".hero-card").getByRole("img", { name: words })).toBeVisible();
  }
});

test("home's first button is a few stops from the skip link", async ({ page }) => {
  await openPage(page, "/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Vai al contenuto" })).toBeFocused();
  await page.keyboard.press("Enter");
  const button = page.getByRole("link", { name: "Scopri se puoi averlo" });
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press("Tab");
    if (await button.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(button).toBeFocused();
});

test("an absent call looks like an absent page", async ({ page }) => {
  await page.goto("/bandi/018f0000-0000-7000-8000-000000000000");
  await expect(
    page.getByRole("heading", { level: 1, name: "Non troviamo questa pagina" }),
  ).toBeVisible();
  await expectSound(page);
});

test("the language changes without losing the page or its filters", async ({ page }) => {
  await openPage(page, "/spazi?sempre=true");
  await page.getByRole("button", { name: "EN: English" }).click();
  await expect(page).toHaveURL(/\/en\/spazi\?sempre=true$/);
  await expect(page.getByRole("heading", { level: 1, name: "Coworking spaces" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  const filters = page.getByRole("button", { name: "Filters (1)" });
  if (await filters.isVisible()) await filters.click();
  await expect(page.getByRole("button", { name: "Open 24 hours" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(page.getByRole("link", { name: "Calls" }).first()).toHaveAttribute(
    "href",
    "/en/bandi",
  );
});

test("a change of page gives the focus to its h1 and names the window", async ({ page }) => {
  await openPage(page, "/");
  await page.getByRole("link", { name: "Trova uno spazio" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Spazi di coworking" })).toBeFocused();
  await expect(page).toHaveTitle("Spazi di coworking – Buoni per il coworking – Comune di Milano");
});

test("what is open is the server's word, not the browser's clock", async ({ page, request }) => {
  const call = await new PublicApi(request).openCall("voucher");
  await page.clock.setFixedTime(new Date("1999-01-01T00:00:00Z"));
  await openPage(page, "/bandi");
  const card = page.getByRole("article").filter({ hasText: call.title });
  await expect(card.getByText(/^Aperto fino al/)).toBeVisible();
});
