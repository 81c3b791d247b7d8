import { Link } from "@tanstack/react-router";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { Icon, StatusTag } from "@/ui";
import { usePriceText } from "./price-text";
import type { Space } from "./queries";
import { listingIn } from "./rules";

interface Props {
  space: Space;
  municipality: string | null;
  selected?: boolean;
}

export function SpaceCard({ space, municipality, selected }: Props) {
  const t = useTexts(publicTexts);
  const format = useFormat();
  const priceText = usePriceText();
  const status = listingIn(space, municipality)?.status;
  const desks = Object.entries(space.desks).filter(([, count]) => count > 0);
  return (
    <article
      className="panel link-panel space-card"
      data-selected={selected}
      id={`space-${space.id}`}
    >
      <div className="spread">
        <h2 className="h4">
          <Link to="/spazi/$spaceId" params={{ spaceId: space.id }}>
            {space.name}
          </Link>
        </h2>
        <strong className="tabular">{priceText(space)}</strong>
      </div>
      <p className="mb-0">
        {[space.address.street, space.address.district].filter(Boolean).join(" · ")}
        {space.distance_m !== null &&
          ` · ${t.spaces.distance(`${format.number(space.distance_m)} m`)}`}
      </p>
      <p className="caption-text mb-0">
        {desks
          .map(([kind, count]) => t.spaces.desksShort[kind]?.(count) ?? `${count} ${kind}`)
          .join(", ")}
      </p>
      <p className="cluster caption-text mb-0">
        {status && status !== "accredited" && <StatusTag kind="accreditation" value={status} />}
        {space.accessible && <Mark icon="access" words={t.spaces.accessible} />}
        {space.open_24h && <Mark icon="clock" words={t.spaces.open24h} />}
        {space.location === null && <Mark icon="map" words={t.spaces.notOnMap} />}
      </p>
    </article>
  );
}

function Mark({ icon, words }: { icon: "access" | "clock" | "map"; words: string }) {
  return (
    <span className="fact-mark">
      <Icon name={icon} /> {words}
    </span>
  );
}
