import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { SelectField } from "@/ui";
import type { ShownFilters } from "./filters";
import type { DeskKind, Space } from "./queries";
import { districtsOf } from "./rules";

interface Props {
  filters: ShownFilters;
  all: Space[];
  onChange: (change: Partial<ShownFilters>) => void;
}

const KINDS: DeskKind[] = ["shared_desk", "reserved_desk", "private_office"];
const EUROS = [15, 20, 25, 30, 40];

/** District, desk and price: one choice of each. */
export function SpaceSelects({ filters, all, onChange }: Props) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const districts = withChosen(districtsOf(all), filters.quartiere);
  const prices = withChosen(EUROS, filters.prezzo);
  return (
    <div className="space-selects">
      {districts.length > 0 && (
        <SelectField
          label={t.spaces.district}
          emptyLabel={t.spaces.anyDistrict}
          value={filters.quartiere ?? ""}
          options={districts.map((name) => ({ value: name, label: name }))}
          onChange={(name) => onChange({ quartiere: name || undefined })}
        />
      )}
      <SelectField
        label={t.spaces.deskKind}
        emptyLabel={t.spaces.anyDesk}
        value={KINDS.find((kind) => kind === filters.posto) ?? ""}
        options={KINDS.map((kind) => ({ value: kind, label: t.spaces.deskKinds[kind] ?? kind }))}
        onChange={(kind) => onChange({ posto: kind || undefined })}
      />
      <SelectField
        label={t.spaces.maxPrice}
        emptyLabel={t.spaces.anyPrice}
        value={filters.prezzo === undefined ? "" : String(filters.prezzo)}
        options={prices.map((euros) => ({
          value: String(euros),
          label: t.spaces.upTo(format.money(euros * 100)),
        }))}
        onChange={(euros) => onChange({ prezzo: euros ? Number(euros) : undefined })}
      />
    </div>
  );
}

/** A link may hold a choice of its own: it is shown, not dropped in silence. */
function withChosen<V>(offered: V[], chosen: V | undefined): V[] {
  return chosen === undefined || offered.includes(chosen) ? offered : [...offered, chosen];
}
