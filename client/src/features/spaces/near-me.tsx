import { useState } from "react";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { ChipToggle } from "@/ui";

/** Asks for the position only when pressed, rounds it to a hundred metres, keeps it nowhere. */
export function NearMe({ near, onChange }: { near?: string; onChange: (near?: string) => void }) {
  const t = useTexts(publicTexts);
  const [failed, setFailed] = useState(false);
  const locate = (on: boolean) => {
    setFailed(false);
    if (!on) return onChange(undefined);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onChange(`${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`),
      () => setFailed(true),
    );
  };
  return (
    <>
      <ChipToggle label={t.spaces.nearMe} on={near !== undefined} onChange={locate} />
      <span role="status" className="caption-text">
        {failed ? t.spaces.nearMeFailed : ""}
      </span>
    </>
  );
}
