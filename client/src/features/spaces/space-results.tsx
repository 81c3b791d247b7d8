import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { Button, EmptyState } from "@/ui";
import { NO_FILTERS, servicesIn, type ShownFilters } from "./filters";
import type { Space } from "./queries";
import { lowestDayPrice } from "./rules";
import { SpaceCard } from "./space-card";

interface Props {
  spaces: Space[];
  municipality: string | null;
  municipalityName: string;
  selectedId: string | null;
  /** On a phone's map only the chosen card stands under it. */
  onlySelected: boolean;
  filters: ShownFilters;
  onChange: (change: Partial<ShownFilters>) => void;
}

export function SpaceResults(props: Props) {
  const { spaces, selectedId } = props;
  if (spaces.length === 0) return <NoSpaces filters={props.filters} onChange={props.onChange} />;
  return (
    <div className="stack">
      <Count spaces={spaces} municipality={props.municipalityName} />
      <ul className="plain-list stack" data-only-selected={props.onlySelected}>
        {spaces.map((space) => (
          <li key={space.id} data-selected={space.id === selectedId}>
            <SpaceCard
              space={space}
              municipality={props.municipality}
              selected={space.id === selectedId}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Count({ spaces, municipality }: { spaces: Space[]; municipality: string }) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const lowest = lowestDayPrice(spaces);
  return (
    <p role="status" className="fw-semibold mb-0">
      {lowest === null
        ? t.spaces.count(spaces.length, municipality)
        : t.spaces.countFrom(spaces.length, municipality, format.money(lowest))}
    </p>
  );
}

/** Names the filter that is worth removing first. */
function NoSpaces({ filters, onChange }: Pick<Props, "filters" | "onChange">) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const [service] = servicesIn(filters);
  const narrow =
    (service && (t.space.serviceNames[service] ?? service)) ||
    (filters.sempre && t.spaces.open24h) ||
    (filters.accessibile && t.spaces.accessible) ||
    (filters.prezzo && t.spaces.upTo(format.money(filters.prezzo * 100))) ||
    filters.quartiere ||
    (filters.posto && t.spaces.deskKinds[filters.posto]) ||
    filters.q;
  return (
    <EmptyState
      drawing="map"
      action={
        <Button look="secondary" onClick={() => onChange(NO_FILTERS)}>
          {t.spaces.removeFilters}
        </Button>
      }
    >
      {narrow ? t.spaces.tryWithout(narrow) : t.spaces.none}
    </EmptyState>
  );
}
