import type { Narrowing } from "./rules";

/** The filters as they stand in the address. */
export interface ShownFilters {
  q?: string;
  posto?: string;
  accessibile?: true;
  sempre?: true;
  quartiere?: string;
  /** Euros a day, at most. */
  prezzo?: number;
  /** Codes, with commas between. */
  servizi?: string;
}

export const NO_FILTERS: Record<keyof ShownFilters, undefined> = {
  q: undefined,
  posto: undefined,
  accessibile: undefined,
  sempre: undefined,
  quartiere: undefined,
  prezzo: undefined,
  servizi: undefined,
};

export function servicesIn({ servizi }: ShownFilters): string[] {
  return servizi?.split(",").filter(Boolean) ?? [];
}

export function narrowingOf(filters: ShownFilters): Narrowing {
  const { quartiere: district, prezzo } = filters;
  const maxDayCents = prezzo === undefined ? undefined : prezzo * 100;
  return { district, maxDayCents, services: servicesIn(filters) };
}

/** How many are on, beside the search: what «Filtri (2)» says. */
export function countOf(filters: ShownFilters): number {
  const { posto, accessibile, sempre, quartiere, prezzo } = filters;
  const single = [posto, accessibile, sempre, quartiere, prezzo];
  return single.filter((one) => one !== undefined).length + servicesIn(filters).length;
}
