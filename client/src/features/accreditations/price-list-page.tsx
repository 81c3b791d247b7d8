import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { spaceChange } from "@/api/generated";
import type { SpaceRead } from "@/api/generated";
import { useRoleInUse } from "@/features/accounts";
import { PageQuery } from "@/features/errors";
import { useSpace } from "@/features/spaces";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { useFormat } from "@/i18n/use-format";
import { spaceTexts } from "@/i18n/space";
import { parseMoney } from "@/lib/money";
import { toProblem } from "@/lib/problem";
import {
  Button,
  ErrorSummary,
  MoneyField,
  Notice,
  PageHeading,
  ProblemAlert,
  type SummaryError,
} from "@/ui";
import { KINDS, PriceTable, UNITS } from "./price-table";

type Prices = SpaceRead["price_list"];
type Cell = `${(typeof KINDS)[number]}-${(typeof UNITS)[number]}`;

/** The price list: what is in force, and a form that gives it whole. */
export function PriceListPage({ spaceId }: { spaceId: string }) {
  const t = useTexts(spaceTexts).prices;
  const query = useSpace(spaceId);
  const [saved, setSaved] = useState(false);
  const manages = useRoleInUse().inUse?.role === "space_manager";
  return (
    <PageQuery query={query}>
      {(space) => (
        <div className="container section">
          <PageHeading title={t.title} lead={space.name} />
          <div className="two-columns">
            <div>
              {manages && (
                <PriceForm key={space.version} space={space} onSaved={() => setSaved(true)} />
              )}
              <p role="status">{saved ? t.saved : ""}</p>
            </div>
            <section className="panel">
              <PriceTable space={space} />
            </section>
          </div>
        </div>
      )}
    </PageQuery>
  );
}

function PriceForm({ space, onSaved }: { space: SpaceRead; onSaved: () => void }) {
  const t = useTexts(spaceTexts).prices;
  const kinds = useTexts(deskTexts).kinds;
  const format = useFormat();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(() => cellsOf(space, format.plainMoney));
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const saving = useMutation({
    mutationFn: (prices: Prices) => savePrices(space, prices),
    onSuccess: () => {
      onSaved();
      return queries.invalidateQueries();
    },
  });
  const offered = KINDS.filter((kind) => space.desks[kind] > 0);
  const cells = offered.flatMap((kind) =>
    UNITS.map((unit) => ({ kind, unit, cell: `${kind}-${unit}` as Cell })),
  );

  const save = (event: FormEvent) => {
    event.preventDefault();
    const wrong = cells.filter(({ cell }) => isWrong(typed[cell]));
    setErrors(wrong.map(({ cell }) => ({ fieldId: cell, message: t.wrong })));
    setAttempt((count) => count + 1);
    if (wrong.length > 0 || saving.isPending) return;
    saving.mutate(
      cells.flatMap(({ kind, unit, cell }) => {
        const cents = parseMoney(typed[cell] ?? "");
        return cents ? [{ desk_kind: kind, unit, price_cents: cents }] : [];
      }),
    );
  };
  const problem = saving.error ? toProblem(saving.error) : null;
  return (
    <form onSubmit={save} noValidate>
      <h2 className="h3">{t.edit}</h2>
      <p>{t.editText}</p>
      <ErrorSummary errors={errors} attempt={attempt} />
      {offered.map((kind) => (
        <fieldset key={kind} className="price-row">
          <legend className="h4">{kinds[kind] ?? kind}</legend>
          <div className="price-cells">
            {UNITS.map((unit) => {
              const cell: Cell = `${kind}-${unit}`;
              return (
                <MoneyField
                  key={cell}
                  id={cell}
                  label={t[unit]}
                  value={typed[cell] ?? ""}
                  error={errors.find(({ fieldId }) => fieldId === cell)?.message}
                  onChange={(text) => setTyped({ ...typed, [cell]: text })}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
      {problem && <PriceProblem problem={problem} />}
      <Button type="submit" busy={saving.isPending}>
        {t.save}
      </Button>
    </form>
  );
}

function PriceProblem({ problem }: { problem: ReturnType<typeof toProblem> }) {
  const t = useTexts(spaceTexts).prices;
  if (problem.status !== 412) return <ProblemAlert error={problem} />;
  return (
    <Notice tone="attention" role="alert">
      <p>{t.conflict}</p>
      <Button look="secondary" small onClick={() => window.location.reload()}>
        {t.reload}
      </Button>
    </Notice>
  );
}

/** What the list will be: the prices in force, and over them those already announced. */
function cellsOf(
  space: SpaceRead,
  words: (cents: number) => string,
): Partial<Record<Cell, string>> {
  const announced = [...space.price_changes].sort((a, b) =>
    a.valid_from.localeCompare(b.valid_from),
  );
  return Object.fromEntries(
    [...space.price_list, ...announced].map((price) => [
      `${price.desk_kind}-${price.unit}`,
      price.price_cents === null ? "" : words(price.price_cents),
    ]),
  );
}

function isWrong(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "" && !parseMoney(text);
}

async function savePrices(space: SpaceRead, prices: Prices) {
  const { data } = await spaceChange({
    path: { space_id: space.id },
    headers: { "If-Match": `"${space.version}"` },
    body: { price_list: prices },
    throwOnError: true,
  });
  return data;
}
