import { useState } from "react";
import { useTexts } from "@/i18n/language-context";
import { voucherTexts } from "@/i18n/voucher";
import { useSite } from "@/features/site";
import { useChoosableSpaces } from "@/features/spaces";
import { Button, Disclosure, QueryState, SelectField } from "@/ui";

interface Props {
  space: { id: string; name: string } | null;
  onChoose: (space: { id: string; name: string } | null) => void;
}

/** For those who need time (WCAG 2.2.1): ten minutes, at one named space. */
export function SlowCode({ space, onChoose }: Props) {
  const t = useTexts(voucherTexts).code.slow;
  if (space)
    return (
      <Button look="link" small onClick={() => onChoose(null)}>
        {t.back}
      </Button>
    );
  return (
    <div className="code-slow">
      <Disclosure title={t.open}>
        <p>{t.text}</p>
        <SpaceChoice onChoose={onChoose} />
      </Disclosure>
    </div>
  );
}

function SpaceChoice({ onChoose }: Pick<Props, "onChoose">) {
  const t = useTexts(voucherTexts).code.slow;
  const query = useChoosableSpaces(useSite().data?.municipality_code ?? undefined);
  const [chosen, setChosen] = useState("");
  return (
    <QueryState query={query}>
      {(spaces) => (
        <>
          <SelectField
            label={t.space}
            value={chosen}
            options={spaces.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
          <Button
            look="secondary"
            disabled={chosen === ""}
            onClick={() => onChoose(spaces.find(({ id }) => id === chosen) ?? null)}
          >
            {t.create}
          </Button>
        </>
      )}
    </QueryState>
  );
}
