import { useMemo } from "react";
import { useOutline } from "@/features/municipalities";
import { useSite } from "@/features/site";
import { useFormat } from "@/i18n/use-format";
import { OutlineMap, type MapPin } from "@/ui";
import { usePriceText } from "./price-text";
import type { Space } from "./queries";
import { fromPrice } from "./rules";

interface Props {
  spaces: Space[];
  selectedId: string | null;
  onSelect: (id: string) => void;
  height?: string;
}

/** The same spaces on the map: an extra, everything can be done from the list. */
export function SpaceMap({ spaces, selectedId, onSelect, height }: Props) {
  const site = useSite().data;
  const outline = useOutline().data ?? null;
  const priceText = usePriceText();
  const format = useFormat();
  const pins = useMemo(
    () =>
      spaces.flatMap((space): MapPin[] => {
        if (!space.location) return [];
        const cents = fromPrice(space)?.price_cents;
        const name = [space.name, priceText(space)].filter(Boolean).join(", ");
        const text = cents === undefined ? "•" : `${format.number(Math.round(cents / 100))} €`;
        return [{ id: space.id, name, text, ...space.location }];
      }),
    // The words change only with the language, which `format` follows.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [spaces, format],
  );
  return (
    <OutlineMap
      outline={outline}
      pins={pins}
      selectedId={selectedId}
      onSelect={onSelect}
      tileUrl={site?.tile_url}
      height={height}
    />
  );
}
