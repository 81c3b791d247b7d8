import { useState, type ReactNode } from "react";
import type { SpaceRead } from "@/api/generated";
import { useChoosableSpaces } from "@/features/spaces";
import { applicationTexts } from "@/i18n/application";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { Button, QueryState, RadioCards, TextField } from "@/ui";

interface Props {
  id: string;
  label: string;
  hint: ReactNode;
  error?: string;
  optional: boolean;
  /** Whose list to choose from; null for one's own spaces. */
  listOf: string | null;
  value: string | null;
  onChange: (spaceId: string | null) => void;
}

const SHOWN = 6;

/** Chooses an accredited space (or one of one's own, where a space applies for the list). */
export function SpaceField(props: Props) {
  const query = useChoosableSpaces(props.listOf ?? undefined, props.listOf === null);
  return <QueryState query={query}>{(spaces) => <Choice {...props} spaces={spaces} />}</QueryState>;
}

function Choice({ spaces, ...props }: Props & { spaces: SpaceRead[] }) {
  const t = useTexts(applicationTexts).step;
  const format = useFormat();
  const [wanted, setWanted] = useState("");
  const [all, setAll] = useState(false);
  const chosen = spaces.find(({ id }) => id === props.value);
  const found = spaces.filter((space) => space.id === props.value || matches(space, wanted));
  const first = chosen ? [chosen, ...found.filter((space) => space !== chosen)] : found;
  const shown = all ? first : first.slice(0, SHOWN);
  return (
    <>
      {spaces.length > SHOWN && (
        <TextField
          label={t.spaceSearch}
          type="search"
          width="medium"
          value={wanted}
          onChange={setWanted}
        />
      )}
      <p role="status" className="caption-text">
        {found.length === 0 ? t.spaceNone : t.spaceCount(found.length)}
      </p>
      <RadioCards
        id={props.id}
        name="space"
        label={props.label}
        hint={props.hint}
        error={props.error}
        optional={props.optional}
        value={props.value}
        options={shown.map((space) => ({
          value: space.id,
          label: space.name,
          note: noteOf(space, t, format.money),
        }))}
        onChange={props.onChange}
      />
      {shown.length < first.length && (
        <Button look="link" small onClick={() => setAll(true)}>
          {t.spaceMore(first.length - shown.length)}
        </Button>
      )}
    </>
  );
}

function matches(space: SpaceRead, wanted: string): boolean {
  const text = plain([space.name, space.address.district, space.address.street].join(" "));
  return plain(wanted)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Without accents and capitals, as people type when they search. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function noteOf(
  space: SpaceRead,
  t: { spaceFrom: (price: string) => string },
  money: (cents: number) => string,
): string {
  const monthly = space.price_list
    .filter(({ unit }) => unit === "month")
    .map((price) => price.price_cents);
  const place = [space.address.street, space.address.district].filter(Boolean).join(", ");
  return monthly.length > 0 ? `${place} · ${t.spaceFrom(money(Math.min(...monthly)))}` : place;
}
