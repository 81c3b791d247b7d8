import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { renderUi } from "../testing/render";
import { Button, ErrorSummary, FileUpload, RadioCards, TextField } from "./index";

describe("TextField", () => {
  it("ties hint and error to the control", () => {
    renderUi(
      <TextField
        label="IBAN"
        hint="27 caratteri"
        error="L'IBAN non torna."
        value=""
        onChange={vi.fn()}
      />,
    );
    const input = screen.getByRole("textbox", { name: "IBAN" });
    expect(input.getAttribute("aria-invalid")).toBe("true");
    const described = (input.getAttribute("aria-describedby") ?? "").split(" ");
    const words = described.map((id) => document.getElementById(id)?.textContent).join(" ");
    expect(words).toContain("27 caratteri");
    expect(words).toContain("L'IBAN non torna.");
  });

  it("marks what is optional, in the page's language", () => {
    renderUi(<TextField label="Note" optional value="" onChange={vi.fn()} />, "en");
    expect(screen.getByLabelText(/Note \(optional\)/)).toBeTruthy();
  });
});

describe("RadioCards", () => {
  it("is one group that arrows and clicks move through", async () => {
    function Example() {
      const [value, setValue] = useState<"a" | "b" | null>(null);
      const options = [
        { value: "a" as const, label: "Sì" },
        { value: "b" as const, label: "No" },
      ];
      return (
        <RadioCards
          name="x"
          label="Lavori a Milano?"
          value={value}
          onChange={setValue}
          options={options}
        />
      );
    }
    renderUi(<Example />);
    expect(screen.getByRole("group", { name: "Lavori a Milano?" })).toBeTruthy();
    await userEvent.click(screen.getByRole("radio", { name: "No" }));
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "No" }).checked).toBe(true);
  });
});

describe("ErrorSummary", () => {
  it("takes the focus and leads to the field", async () => {
    renderUi(
      <>
        <ErrorSummary attempt={1} errors={[{ fieldId: "iban", message: "L'IBAN non torna." }]} />
        <TextField id="iban" label="IBAN" value="" onChange={vi.fn()} />
      </>,
    );
    expect(document.activeElement).toBe(screen.getByRole("alert"));
    await userEvent.click(screen.getByRole("link", { name: "L'IBAN non torna." }));
    expect(document.activeElement?.id).toBe("iban");
  });
});

describe("Button", () => {
  it("does nothing while busy, and stays in the order of focus", async () => {
    const press = vi.fn();
    renderUi(
      <Button busy onClick={press}>
        Conferma
      </Button>,
    );
    const button = screen.getByRole("button", { name: "Conferma" });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(button.hasAttribute("disabled")).toBe(false);
    await userEvent.click(button);
    expect(press).not.toHaveBeenCalled();
  });
});

describe("FileUpload", () => {
  it("refuses a file of another kind in words", async () => {
    const refuse = vi.fn();
    const choose = vi.fn();
    renderUi(
      <FileUpload
        label="Visura"
        accept=".pdf"
        maxBytes={10_000_000}
        fileName={null}
        progress={null}
        onChoose={choose}
        onRefuse={refuse}
      />,
    );
    const input = screen.getByLabelText(/Scegli un file/);
    await userEvent.upload(input, new File(["x"], "a.exe"), { applyAccept: false });
    expect(refuse).toHaveBeenCalledWith("Formato non accettato: usa PDF.");
    expect(choose).not.toHaveBeenCalled();
  });
});
