import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { bookingClient } from "./support/demo";
import { pdf } from "./support/pdf";
import { ask, signIn } from "./support/people";

interface Role {
  role: string;
  space_id: string | null;
}

/** The one job that the service exists for, by the people whose job it is: each in a browser of their own. */
test("a coworker applies, the office decides, the desk redeems, and so does a booking system", async ({
  browser,
  request,
}, info) => {
  test.skip(
    info.project.name !== "desktop",
    "The draft of the demonstration can be sent only once.",
  );
  test.setTimeout(180_000);
  const open = async () => (await browser.newContext()).newPage();

  const coworker = await open();
  const protocol =
    await test.step("the coworker completes the draft, sends it, gets the receipt", () =>
      apply(coworker));

  const officer = await open();
  await test.step("the officer takes the file and proposes to admit", () =>
    propose(officer, protocol));

  const approver = await open();
  await test.step("somebody else decides", () => decide(approver, protocol));

  await test.step("the officer issues the voucher", async () => {
    await officer.reload();
    await officer.getByRole("button", { name: "Emetti il buono" }).click();
    await expect(officer.getByText("Buono emesso")).toBeVisible();
  });

  await test.step("the coworker accepts the voucher and shows the code", () => accept(coworker));
  const code = await typedCode(coworker);

  const desk = await open();
  await test.step("the desk reads the code and charges", () => redeem(desk, code));

  await test.step("the coworker sees that it is done, and the new balance", async () => {
    await expect(coworker.getByRole("heading", { name: "Fatto" })).toBeVisible();
    await expect(coworker.getByText(/9,00\s€ pagati con il buono a Cowo Isola/)).toBeVisible();
    await coworker.getByRole("button", { name: "Mostra un altro codice" }).click();
  });

  await test.step("a booking system redeems the next code over HTTP, once for two equal requests", async () => {
    await redeemOverHttp(request, await typedCode(coworker));
    await expect(coworker.getByRole("heading", { name: "Fatto" })).toBeVisible();
    await coworker.getByRole("button", { name: "Torna al buono" }).click();
    await expect(coworker.getByRole("row", { name: /Cowo Isola/ })).toHaveCount(2);
  });
});

async function apply(page: Page): Promise<string> {
  await signIn(page, "Marco Galli", "/area-personale");
  await page.getByRole("main").getByRole("link", { name: "Continua la domanda" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("La tua domanda");
  await completeForm(page);
  await page.getByRole("heading", { level: 1, name: "Controlla e invia la domanda" }).waitFor();
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Conferma e invia" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Domanda inviata");
  const protocol = await page
    .getByText(/milano\/\d{4}\/\d{7}/)
    .first()
    .innerText();
  return protocol.trim();
}

/** Goes through the parts from the first to the last, filling what is empty. */
async function completeForm(page: Page) {
  await page.getByRole("link", { name: "Controlla i tuoi dati" }).click();
  await page.getByRole("button", { name: "I dati sono corretti" }).click();
  for (let part = 0; part < 8; part += 1) {
    const heading = page.getByRole("heading", { level: 1 });
    const before = await heading.innerText();
    if (before === "Controlla e invia la domanda") return;
    await fillPart(page);
    await page.getByRole("button", { name: "Continua" }).click();
    await expect(heading).not.toHaveText(before);
  }
}

async function fillPart(page: Page) {
  for (const zone of await page.locator(".drop-zone").all()) {
    if ((await zone.getByText("Caricato").count()) > 0) continue;
    await zone.locator("input[type=file]").setInputFiles(pdf("documento.pdf"));
    await expect(zone.getByText("Caricato", { exact: true })).toBeVisible();
  }
  for (const group of await page.locator("form fieldset").all()) {
    const radios = group.getByRole("radio");
    if (
      (await radios.count()) === 0 ||
      (await group.getByRole("radio", { checked: true }).count()) > 0
    )
      continue;
    const yes = group.getByRole("radio", { name: "Sì", exact: true });
    await ((await yes.count()) > 0 ? yes : radios.first()).check();
  }
  for (const text of await page.locator("form textarea").all())
    if ((await text.inputValue()) === "")
      await text.fill("Lavoro da una postazione condivisa e cerco clienti nuovi.");
}

async function propose(page: Page, protocol: string) {
  await signIn(page, "Francesca Villa", "/ufficio/pratiche?vista=unassigned");
  await page.getByRole("link", { name: protocol }).click();
  await page.getByRole("button", { name: "Prendi in carico" }).click();
  await page.getByRole("link", { name: "Proponi un esito" }).click();
  await page.getByRole("radio", { name: "Ammetti la domanda" }).check();
  await page.getByRole("button", { name: "Invia per la firma" }).click();
  await expect(page.getByText("La pratica è alla firma")).toBeVisible();
}

async function decide(page: Page, protocol: string) {
  await signIn(page, "Roberto Colombo", "/ufficio");
  await page.getByRole("link", { name: protocol }).click();
  await page.getByRole("link", { name: "Decidi" }).click();
  await expect(page.getByText("Proposta di Francesca Villa")).toBeVisible();
  await page.getByRole("button", { name: "Firma e notifica" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(protocol);
  await expect(page.getByText("Buono assegnato").first()).toBeVisible();
}

async function accept(page: Page) {
  await page.goto("/area-personale");
  await page.getByRole("main").getByRole("link", { name: "Accetta il buono" }).click();
  await page.getByRole("button", { name: "Accetta il buono" }).click();
  await page.getByRole("link", { name: "Vai al buono" }).click();
  await page.getByRole("link", { name: "Mostra il codice" }).click();
}

async function typedCode(page: Page): Promise<string> {
  const shown = page.locator(".code-typed");
  await expect(shown).toHaveText(/^[0-9A-Z]{4}( [0-9A-Z]{1,4})+$/);
  const code = await shown.innerText();
  const kept = await page.evaluate(() =>
    [
      location.href,
      document.title,
      document.cookie,
      JSON.stringify([localStorage, sessionStorage]),
    ].join(" "),
  );
  expect(kept).not.toContain(code.replaceAll(" ", ""));
  expect(kept).not.toContain(code);
  return code;
}

async function redeem(page: Page, code: string) {
  await signIn(page, "Luca Rinaldi", "/");
  const { roles } = await ask<{ roles: Role[] }>(page, "/v1/me");
  const space = roles.find(({ role }) => role === "desk_staff")?.space_id;
  await page.goto(`/spazio/${space}/banco`);
  await expect(page.getByLabel("Codice del buono")).toBeFocused();
  await page.getByLabel("Codice del buono").fill(code);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Si può" })).toBeVisible();
  await page.getByRole("button", { name: /^Conferma/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Fatto" })).toBeVisible();
  await expect(page.locator(".day-list li").first()).toContainText("Confermato");
}

async function redeemOverHttp(request: APIRequestContext, code: string) {
  const client = bookingClient();
  const basic = Buffer.from(`${client.client_id}:${client.client_secret}`).toString("base64");
  const granted = await request.post("/oauth/token", {
    headers: { Authorization: `Basic ${basic}` },
    form: { grant_type: "client_credentials" },
  });
  const { access_token: token } = (await granted.json()) as { access_token: string };
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const reference = `e2e-${Date.now()}`;
  const charge = () =>
    request.post("/v1/redemptions", {
      headers: { Authorization: `Bearer ${token}`, "Idempotency-Key": `${reference}-charge` },
      data: {
        presentation: code,
        space_id: client.space_ids[0],
        desk_kind: "shared_desk",
        price_cents: 1800,
        starts_on: day,
        ends_on: day,
        external_reference: reference,
        capture: true,
      },
    });
  const first = await charge();
  expect(first.status(), await first.text()).toBe(201);
  expect(await first.json()).toMatchObject({ status: "captured", voucher_share_cents: 900 });
  const second = await charge();
  expect(second.headers()["idempotency-replayed"]).toBe("true");
  expect(await second.json()).toEqual(await first.json());
}
