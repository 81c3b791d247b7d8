import { act, fireEvent, screen } from "@testing-library/react";
import { useRef, useState } from "react";
import { expect, it } from "vitest";
import { renderUi } from "@/testing/render";
import { useScanner } from "./use-scanner";

function Desk() {
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState("");
  const [price, setPrice] = useState("18,00");
  useScanner(field, setCode);
  return (
    <>
      <input
        aria-label="code"
        ref={field}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <input aria-label="price" value={price} onChange={(event) => setPrice(event.target.value)} />
      <button type="button">another</button>
    </>
  );
}

/** Presses keys in the focused element as a keyboard would, so many milliseconds apart. */
function typeInto(label: string, text: string, apart: number) {
  const element = screen.getByLabelText<HTMLInputElement>(label);
  element.focus();
  let at = 1_000;
  for (const key of text) {
    const target = document.activeElement as HTMLInputElement;
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, "timeStamp", { value: (at += apart) });
    act(() => {
      if (target.dispatchEvent(event) && target instanceof HTMLInputElement)
        fireEvent.change(document.activeElement as HTMLInputElement, {
          target: { value: (document.activeElement as HTMLInputElement).value + key },
        });
    });
  }
}

it("a scanner's burst inside another field ends in the code field, and the other keeps what it held", () => {
  renderUi(<Desk />);
  typeInto("price", "ABCD1234EFGH5", 10);
  expect(screen.getByLabelText("code")).toHaveProperty("value", "ABCD1234EFGH5");
  expect(screen.getByLabelText("price")).toHaveProperty("value", "18,00");
});

it("what hands type into another field stays there", () => {
  renderUi(<Desk />);
  typeInto("price", "123456789", 120);
  expect(screen.getByLabelText("price")).toHaveProperty("value", "18,00123456789");
  expect(screen.getByLabelText("code")).toHaveProperty("value", "");
});

it("any key pressed on a button goes to the code field", () => {
  renderUi(<Desk />);
  screen.getByRole("button").focus();
  act(() => {
    screen
      .getByRole("button")
      .dispatchEvent(new KeyboardEvent("keydown", { key: "A", bubbles: true }));
  });
  expect(document.activeElement).toBe(screen.getByLabelText("code"));
});
