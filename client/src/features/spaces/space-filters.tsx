import { useState, type ReactNode } from "react";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { Button, ChipToggle, SelectField, TextField } from "@/ui";
import type { DeskKind } from "./queries";

export interface ShownFilters {
  q?: string;
  posto?: string;
  accessibile?: true;
  sempre?: true;
}

interface Props {
  filters: ShownFilters;
  onChange: (change: Partial<ShownFilters>) => void;
  /** More chips in the same row. */
  children?: ReactNode;
}

const KINDS: DeskKind[] = ["shared_desk", "reserved_desk", "private_office"];

/** Search on Enter or by the button; the other filters act at once and stay in the address. */
export function SpaceFilters({ filters, onChange, children }: Props) {
  const t = useTexts(publicTexts);
  const [words, setWords] = useState(filters.q ?? "");
  const find = () => onChange({ q: words.trim() || undefined });
  return (
    <search className="space-filters">
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
      <SelectField
        label={t.spaces.deskKind}
        emptyLabel={t.spaces.anyDesk}
        value={KINDS.find((kind) => kind === filters.posto) ?? ""}
        options={KINDS.map((kind) => ({ value: kind, label: t.spaces.deskKinds[kind] ?? kind }))}
        onChange={(kind) => onChange({ posto: kind || undefined })}
      />
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
    </search>
  );
}
