import { expectSound, openPage, settled } from "./support/sound";
import { expect, test } from "./support/test";

test("a deep link survives signing in, with its query", async ({ page }) => {
  await page.goto("/area-personale?da=prova");
  await expect(page).toHaveURL(/\/accedi\?ritorno=/);
  await expectSound(page);
  await page.getByRole("link", { name: "Scegli una persona di prova" }).click();
  await page
    .getByRole("button", { name: /Giulia/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/area-personale\?da=prova$/);
  await settled(page);
  await expect(page.getByRole("button", { name: /Il tuo profilo: Giulia/ })).toBeVisible();
});

test("signing out ends at home, as a visitor", async ({ page }) => {
  await page.goto("/accedi?ritorno=%2Fbandi");
  await page.getByRole("link", { name: "Scegli una persona di prova" }).click();
  await page
    .getByRole("button", { name: /Giulia/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/bandi$/);
  await page.getByRole("button", { name: /Il tuo profilo/ }).click();
  await page.getByRole("button", { name: "Esci" }).click();
  await expect(page.getByRole("link", { name: /Accedi/ })).toBeVisible();
  await page.goto("/area-personale");
  await expect(page).toHaveURL(/\/accedi/);
});

test("a way back to another site is not followed", async ({ page, baseURL }) => {
  await openPage(page, "/accedi?ritorno=%2F%2Fevil.example%2Fx");
  await page.getByRole("link", { name: "Scegli una persona di prova" }).click();
  await page
    .getByRole("button", { name: /Giulia/ })
    .first()
    .click();
  await settled(page);
  expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? "").origin);
});

test("a page for another role tells the way on", async ({ page }) => {
  await page.goto("/accedi?ritorno=%2Fufficio");
  await page.getByRole("link", { name: "Scegli una persona di prova" }).click();
  await page
    .getByRole("button", { name: /Giulia/ })
    .first()
    .click();
  await expect(
    page.getByRole("heading", {
      level: 1,
      name: "Questa pagina non è per il ruolo che stai usando",
    }),
  ).toBeVisible();
  await expectSound(page);
});
