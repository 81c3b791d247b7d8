import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { ApiProblem } from "../lib/problem";
import { renderUi } from "../testing/render";
import { segmentsOf } from "./gauge";
import {
  DataTable,
  FundGauges,
  ProblemAlert,
  QrCode,
  StatusTag,
  TaskList,
  Timeline,
} from "./index";

const LINE = {
  key: "1",
  funder: { kind: "municipality", name: "Comune di Milano" },
  allocated_cents: 19_824_000,
  committed_cents: 10_000_000,
  held_cents: 500_000,
  accrued_cents: 1_500_000,
  paid_cents: 3_000_000,
  available_cents: 9_824_000,
};

describe("FundGauges", () => {
  it("splits a line into parts that add up to what was allocated", () => {
    const sum = Object.values(segmentsOf(LINE)).reduce((total, part) => total + part, 0);
    expect(sum).toBe(LINE.allocated_cents);
  });

  it("says in words what the bar draws, and shows the table on demand", async () => {
    renderUi(<FundGauges lines={[LINE]} caption="Fondi del bando" />);
    const bar = screen.getByRole("img", { name: /Comune di Milano: restano 98\.240,00/ });
    expect(bar).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Mostra la tabella" }));
    const table = screen.getByRole("table", { name: "Fondi del bando" });
    expect(within(table).getByRole("rowheader", { name: "Comune di Milano" })).toBeTruthy();
  });
});

describe("StatusTag", () => {
  it("is a word, not only a colour", () => {
    renderUi(<StatusTag kind="voucher" value="suspended" />);
    expect(screen.getByText("Sospeso")).toBeTruthy();
  });

  it("shows an unknown status as it came", () => {
    renderUi(<StatusTag kind="voucher" value="frozen" />);
    expect(screen.getByText("frozen")).toBeTruthy();
  });
});

describe("ProblemAlert", () => {
  it("gives the reason and the code of the request", () => {
    renderUi(
      <ProblemAlert
        error={
          new ApiProblem(409, {
            title: "Non si può",
            detail: "Il bando è chiuso.",
            request_id: "r-9",
          })
        }
      />,
    );
    const alert = screen.getByRole("alert");
    expect(within(alert).getByText("Il bando è chiuso.")).toBeTruthy();
    expect(within(alert).getByText("r-9")).toBeTruthy();
  });

  it("says how long the wait is when the service is full", () => {
    renderUi(<ProblemAlert error={new ApiProblem(503, {}, 12)} />, "en");
    expect(screen.getByText(/retry in 12 seconds/)).toBeTruthy();
  });
});

describe("DataTable", () => {
  it("has a caption, column heads and a head for each row", () => {
    renderUi(
      <DataTable
        caption="Listino"
        rows={[{ kind: "Condivisa", price: "18,00 €" }]}
        rowKey={(row) => row.kind}
        columns={[
          { key: "kind", label: "Tipo", rowHeader: true, render: (row) => row.kind },
          { key: "price", label: "Giorno", amount: true, render: (row) => row.price },
        ]}
      />,
    );
    const table = screen.getByRole("table", { name: "Listino" });
    expect(within(table).getByRole("columnheader", { name: "Giorno" })).toBeTruthy();
    expect(within(table).getByRole("rowheader", { name: "Condivisa" })).toBeTruthy();
  });
});

describe("TaskList", () => {
  it("gives no link to what cannot start yet, and describes links by their state", () => {
    renderUi(
      <TaskList
        label="Parti"
        tasks={[
          {
            key: "a",
            name: "Indica lo spazio",
            state: "todo",
            link: (id) => (
              <a href="/a" aria-describedby={id}>
                Indica lo spazio
              </a>
            ),
          },
          { key: "b", name: "Invia", state: "locked", link: () => <a href="/b">Invia</a> },
        ]}
      />,
    );
    const link = screen.getByRole("link", { name: "Indica lo spazio" });
    expect(document.getElementById(link.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
      "Da fare",
    );
    expect(screen.queryByRole("link", { name: "Invia" })).toBeNull();
  });
});

describe("Timeline", () => {
  it("is an ordered list that tells where we are", () => {
    renderUi(
      <Timeline
        label="Storia"
        moments={[
          { key: "1", state: "done", title: "Inviata" },
          { key: "2", state: "now", title: "In esame" },
        ]}
      />,
    );
    const [, now] = screen.getAllByRole("listitem");
    expect(now?.getAttribute("aria-current")).toBe("step");
  });
});

describe("QrCode", () => {
  it("has a name that does not hold the value", () => {
    const { container } = renderUi(<QrCode value="secret-token" name="Codice del buono" />);
    expect(screen.getByRole("img", { name: "Codice del buono" })).toBeTruthy();
    expect(container.innerHTML).not.toContain("secret-token");
  });
});
