import type { Locator, Page } from "@playwright/test";
import { pdf } from "./support/pdf";
import { ask, signIn } from "./support/people";
import { settled } from "./support/sound";
import { expect, test } from "./support/test";

test.beforeEach(() => {
  test.skip(
    test.info().project.name !== "desktop",
    "A keyboard comes with a desk; each draft can be sent once.",
  );
});

/** Presses Tab until an element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, most = 80) {
  for (let press = 0; press < most; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The focus never reached ${target}.`);
}

async function press(page: Page, target: Locator, key = "Enter") {
  await target.waitFor();
  await tabTo(page, target);
  await page.keyboard.press(key);
}

test("applying with the keyboard alone", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, "Silvia Greco", "/privacy");
  const { items } = await ask<{ items: { id: string; status: string }[] }>(
    page,
    "/v1/calls?kind=voucher&municipality=015146",
  );
  await page.goto(`/bandi/${items.find(({ status }) => status === "open")?.id}`);
  await press(page, page.getByRole("main").getByRole("link", { name: "Fai domanda" }).first());
  await press(page, page.getByRole("button", { name: /Passa a/ }));
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("La tua domanda");
  await press(page, page.getByRole("link", { name: "Controlla i tuoi dati" }));
  await press(page, page.getByRole("button", { name: "I dati sono corretti" }));

  await test.step("going on without answers leads to the summary, and from it to the field", async () => {
    await expect(heading).not.toHaveText("Controlla i tuoi dati");
    await press(page, page.getByRole("button", { name: "Continua" }));
    await expect(page.getByRole("alert").filter({ hasText: "C'è un problema" })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(
      page.locator("[aria-invalid=true], fieldset[data-invalid=true] input").first(),
    ).toBeFocused();
  });

  for (let part = 0; part < 8; part += 1) {
    const before = await heading.innerText();
    if (before === "Controlla e invia la domanda") break;
    await answerByKeyboard(page);
    await press(page, page.getByRole("button", { name: "Continua" }));
    await expect(heading).not.toHaveText(before);
  }
  for (const box of await page.getByRole("checkbox").all()) await press(page, box, "Space");
  await press(page, page.getByRole("button", { name: "Conferma e invia" }));
  await expect(heading).toHaveText("Domanda inviata");
  await expect(page.getByText(/milano\/\d{4}\/\d{7}/).first()).toBeVisible();
});

/** Arrows choose, letters type, the file picker opens by Enter or Space. */
async function answerByKeyboard(page: Page) {
  await settled(page);
  for (const upload of await page.locator("form input[type=file]").all()) {
    await tabTo(page, upload);
    const chosen = page.waitForEvent("filechooser");
    await page.keyboard.press("Space");
    await (await chosen).setFiles(pdf("documento.pdf"));
    await expect(page.getByRole("status").filter({ hasText: "Caricato" }).first()).toBeVisible();
  }
  for (let round = 0; round < 3; round += 1) {
    for (const group of await page.locator("form fieldset:has(input[type=radio])").all()) {
      if ((await group.locator("input:checked").count()) > 0) continue;
      await tabTo(page, group.locator("input[type=radio]").first());
      await page.keyboard.press("Space");
    }
  }
  for (const text of await page.locator("form textarea").all()) {
    await tabTo(page, text);
    if ((await text.inputValue()) === "")
      await page.keyboard.type("Cerco un posto per lavorare con altri.");
  }
  for (const text of await page.locator("form input[inputmode=decimal]").all()) {
    await tabTo(page, text);
    if ((await text.inputValue()) === "") await page.keyboard.type("200,00", { delay: 60 });
  }
  for (const choice of await page.locator("form select").all()) {
    await tabTo(page, choice);
    if ((await choice.inputValue()) === "") await page.keyboard.press("ArrowDown");
  }
}

test("redeeming with the keyboard alone, in ten seconds, and undoing it", async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000);
  const holder = await (await browser.newContext()).newPage();
  await signIn(holder, "Giulia Ferri", "/area-personale");
  await holder.getByRole("link", { name: "Mostra il codice" }).first().click();
  await signIn(page, "Luca Rinaldi", "/privacy");
  const { roles } = await ask<{ roles: { role: string; space_id: string | null }[] }>(
    page,
    "/v1/me",
  );
  const space = roles.find(({ role }) => role === "desk_staff")?.space_id;
  await page.goto(`/spazio/${space}/banco`);
  await settled(page);
  const code = holder.locator(".code-typed");
  await expect(code).toHaveText(/\w{4} /);
  const typed = await code.innerText();

  // Giulia's voucher already pays for today: another day, prepared before the person comes to the desk.
  await press(page, page.getByRole("radio", { name: "Oggi" }), "ArrowUp");
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Al giorno", { exact: true }).fill(day);
  await page.getByLabel("Dal giorno").fill(day);
  await press(page, page.getByLabel("Codice del buono"), "Home");

  const began = Date.now();
  await page.keyboard.type(typed.toLowerCase());
  await page.keyboard.press("Enter");
  const confirm = page.getByRole("button", { name: /^Conferma/ });
  await expect(confirm).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Fatto" })).toBeVisible();
  expect(Date.now() - began).toBeLessThan(10_000);

  await test.step("the used code is refused, in an alert, with the way on in focus", async () => {
    await press(page, page.getByRole("button", { name: "Prossimo" }));
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await expect(
      page.getByRole("alert").filter({ hasText: "Codice non valido o già usato" }),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: "Riprova con un altro codice" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Codice del buono")).toBeFocused();
  });

  await test.step("what a scanner types lands in the code field from anywhere", async () => {
    await tabTo(page, page.getByRole("radio", { checked: true }).first());
    await page.keyboard.type("ABCD1234EFGH5");
    await expect(page.getByLabel("Codice del buono")).toHaveValue("ABCD1234EFGH5");
  });

  await test.step("the charge is undone with its reason", async () => {
    await press(page, page.getByRole("button", { name: /Annulla l'incasso delle/ }).first());
    await expect(page.getByRole("dialog")).toBeVisible();
    await press(page, page.getByRole("dialog").getByRole("button", { name: "Prezzo sbagliato" }));
    await press(page, page.getByRole("dialog").getByRole("button", { name: /^Restituisci/ }));
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.locator(".day-list li").first()).toContainText("Stornato");
  });
});
