import { useId, useState, type ReactNode } from "react";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { Button, ChipToggle, Icon, TextField } from "@/ui";
import { countOf, servicesIn, type ShownFilters } from "./filters";
import type { Space } from "./queries";
import { servicesOf } from "./rules";
import { SpaceSelects } from "./space-selects";

interface Props {
  filters: ShownFilters;
  /** All the spaces of the comune: they say which districts and services there are to choose from. */
  all: Space[];
  onChange: (change: Partial<ShownFilters>) => void;
  /** More chips in the same row. */
  children?: ReactNode;
}

/** Search on Enter or by the button; the other filters act at once and stay in the address. */
export function SpaceFilters(props: Props) {
  const t = useTexts(publicTexts);
  const [open, setOpen] = useState(false);
  const boxId = useId();
  return (
    <search className="space-filters">
      <Search filters={props.filters} onChange={props.onChange} />
      <div className="d-lg-none mb-3">
        <Button
          look="secondary"
          aria-expanded={open}
          aria-controls={boxId}
          onClick={() => setOpen(!open)}
        >
          <Icon name="filter" />
          {t.spaces.filtersOn(countOf(props.filters))}
        </Button>
      </div>
      <div id={boxId} className={open ? "" : "d-none d-lg-block"}>
        <SpaceSelects {...props} />
        <Chips {...props} />
      </div>
    </search>
  );
}

function Search({ filters, onChange }: Pick<Props, "filters" | "onChange">) {
  const t = useTexts(publicTexts);
  const [words, setWords] = useState(filters.q ?? "");
  const find = () => onChange({ q: words.trim() || undefined });
  return (
    <div className="space-search">
      <TextField
        label={t.spaces.search}
        type="search"
        value={words}
        onChange={setWords}
        onEnter={find}
      />
      <Button look="secondary" onClick={find}>
        {t.spaces.find}
      </Button>
    </div>
  );
}

function Chips({ filters, all, onChange, children }: Props) {
  const t = useTexts(publicTexts);
  const chosen = servicesIn(filters);
  // Only at first: taking the last one off must not close the list under the reader's hand.
  const [openAtFirst] = useState(chosen.length > 0);
  const toggle = (service: string, on: boolean) => {
    const next = on ? [...chosen, service] : chosen.filter((other) => other !== service);
    onChange({ servizi: next.join(",") || undefined });
  };
  const services = [...new Set([...servicesOf(all), ...chosen])];
  return (
    <>
      <div className="chips" role="group" aria-label={t.spaces.filters}>
        <ChipToggle
          label={t.spaces.accessible}
          on={filters.accessibile === true}
          onChange={(on) => onChange({ accessibile: on || undefined })}
        />
        <ChipToggle
          label={t.spaces.open24h}
          on={filters.sempre === true}
          onChange={(on) => onChange({ sempre: on || undefined })}
        />
        {children}
      </div>
      {services.length > 0 && (
        <details className="space-services" open={openAtFirst}>
          <summary>{t.spaces.services}</summary>
          <div className="chips" role="group" aria-label={t.spaces.services}>
            {services.map((service) => (
              <ChipToggle
                key={service}
                label={t.space.serviceNames[service] ?? service}
                on={chosen.includes(service)}
                onChange={(on) => toggle(service, on)}
              />
            ))}
          </div>
        </details>
      )}
    </>
  );
}
