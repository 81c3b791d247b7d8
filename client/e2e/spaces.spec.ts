import { PublicApi } from "./support/api";
import { openPage } from "./support/sound";
import { expect, test } from "./support/test";

test("a search narrows the list and stays in the address", async ({ page }) => {
  await openPage(page, "/spazi");
  await page.getByRole("searchbox", { name: "Cerca per nome, via o zona" }).fill("Isola");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=Isola/);
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article")).toContainText("Cowo Isola");
});

test("filters without a match name the one to remove", async ({ page }) => {
  await openPage(page, "/spazi?q=nessuno-spazio-si-chiama-cosi&sempre=true");
  await expect(page.getByText("Prova a togliere «Aperto 24 ore».")).toBeVisible();
  await page.getByRole("button", { name: "Togli i filtri" }).click();
  await expect(page.getByRole("article").first()).toBeVisible();
});

test("the page of a space tells what one pays with the voucher, rounded for the holder", async ({
  page,
  request,
}) => {
  const [id] = await new PublicApi(request).spaceIds();
  const answer = await request.get(`/v1/spaces/${id}`);
  const { price_list: prices } = (await answer.json()) as { price_list: { price_cents: number }[] };
  await openPage(page, `/spazi/${id}`);
  const table = page.getByRole("table", { name: "Prezzi e quanto paghi con il buono" });
  const rows = table.locator("tbody tr");
  await expect(rows).toHaveCount(prices.length);
  for (const [index, { price_cents: price }] of prices.entries()) {
    const own = price - Math.floor(price / 2);
    const words = new Intl.NumberFormat("it-IT", {
      style: "currency",
      currency: "EUR",
      useGrouping: true,
    }).format(own / 100);
    await expect(rows.nth(index)).toContainText(words.replace(/[\s\u00a0]*€/, ""));
  }
});

test("pins are buttons that arrows move among, and Esc leaves", async ({ page }) => {
  await openPage(page, "/spazi?vista=mappa");
  const pins = page.getByRole("group", { name: "Mappa degli spazi" }).locator(".map-pin");
  await expect(pins.first()).toBeVisible();
  await pins.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(pins.nth(1)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: "Mappa degli spazi" })).toBeFocused();
});

test("choosing a pin marks its card without stealing the focus", async ({ page }) => {
  await openPage(page, "/spazi?vista=mappa&q=Isola");
  const pin = page.locator(".map-pin").first();
  await pin.focus();
  await page.keyboard.press("Enter");
  await expect(pin).toHaveAttribute("aria-pressed", "true");
  await expect(pin).toBeFocused();
  await expect(page.getByRole("article")).toHaveAttribute("data-selected", "true");
});
