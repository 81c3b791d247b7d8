import { useState } from "react";
import { useTexts } from "@/i18n/language-context";
import { voucherTexts } from "@/i18n/voucher";
import { Button, CountdownRing, QrCode } from "@/ui";
import type { Code } from "./requests";
import { useSecondsLeft } from "./use-seconds-left";

const LONG_SECONDS = 120;

/** QR, the same code to type in fours, the ring. The seconds change silently. */
export function CodeShown({ code, place }: { code: Code; place: string | null }) {
  const t = useTexts(voucherTexts).code;
  const left = useSecondsLeft(code.goodUntil);
  const [spoken, setSpoken] = useState("");
  const total = Math.round(code.lifeMs / 1000);
  return (
    <>
      <QrCode value={code.token} name={t.image} />
      <p className="code-typed mono" aria-hidden="true">
        {code.grouped}
      </p>
      {place && <p>{t.slow.onlyAt(place)}</p>}
      <div className="cluster code-clock">
        <CountdownRing seconds={left} total={total} />
        <span className="tabular">
          {total > LONG_SECONDS ? t.validFor(Math.ceil(left / 60)) : t.renewsIn(left)}
        </span>
        <Button look="link" small onClick={() => setSpoken(spelled(code.token))}>
          {t.read}
        </Button>
      </div>
      <p role="status" className="visually-hidden">
        {spoken}
      </p>
    </>
  );
}

/** Letter by letter, with a breath every four. */
function spelled(token: string): string {
  const groups = token.match(/.{1,4}/g) ?? [token];
  return groups.map((group) => [...group].join(" ")).join(", ");
}
