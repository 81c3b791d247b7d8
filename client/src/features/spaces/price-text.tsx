import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import type { Space } from "./queries";
import { fromPrice } from "./rules";

/** «da 18,00 € al giorno». */
export function usePriceText() {
  const t = useTexts(publicTexts);
  const format = useFormat();
  return (space: Space): string | null => {
    const price = fromPrice(space);
    return (
      price && `${t.spaces.from} ${format.money(price.price_cents)} ${t.spaces.units[price.unit]}`
    );
  };
}
