import { expect, type APIRequestContext } from "@playwright/test";

export interface CallSummary {
  id: string;
  kind: "voucher" | "accreditation";
  status: string;
  title: string;
  closes_at: string;
  voucher_terms: { cap_cents: number } | null;
}

export interface BudgetLine {
  funder_name: string;
  available_cents: number;
  allocated_cents: number;
}

/** What the API says to anyone: the pages are held against it. */
export class PublicApi {
  constructor(private readonly request: APIRequestContext) {}

  async municipality(): Promise<string> {
    return (await this.read<{ municipality_code: string }>("/v1/site")).municipality_code;
  }

  async openCall(kind: CallSummary["kind"]): Promise<CallSummary> {
    const code = await this.municipality();
    const { items } = await this.read<{ items: CallSummary[] }>(
      `/v1/calls?municipality=${code}&kind=${kind}&limit=50`,
    );
    const call = items.find((one) => one.status === "open");
    if (!call) throw new Error(`The demo has no open ${kind} call.`);
    return call;
  }

  async spaceIds(): Promise<string[]> {
    const code = await this.municipality();
    const { items } = await this.read<{ items: { id: string }[] }>(
      `/v1/spaces?municipality=${code}&limit=100`,
    );
    return items.map((space) => space.id);
  }

  async budget(callId: string): Promise<BudgetLine[]> {
    return (await this.read<{ lines: BudgetLine[] }>(`/v1/calls/${callId}/budget`)).lines;
  }

  private async read<T>(path: string): Promise<T> {
    const answer = await this.request.get(path);
    expect(answer.ok()).toBe(true);
    return (await answer.json()) as T;
  }
}

/** An amount as the Italian pages write it. */
export function euros(cents: number): string {
  return new Intl.NumberFormat("it-IT", { style: "currency", currency: "EUR" }).format(cents / 100);
}
