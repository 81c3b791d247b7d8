import { useOutline } from "@/features/municipalities";
import { townOf, useSite } from "@/features/site";
import { useSpaces } from "@/features/spaces";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { ActionLink, OutlineSketch } from "@/ui";

const EVERYWHERE = {};

/** The comune with a dot for each space, and how to find one. */
export function HomeSpaces() {
  const t = useTexts(publicTexts);
  const site = useSite().data;
  const spaces = useSpaces(EVERYWHERE).data ?? [];
  const outline = useOutline().data;
  if (spaces.length === 0) return null;
  const points = spaces.flatMap((space) => (space.location ? [space.location] : []));
  return (
    <section className="band section" aria-labelledby="spaces-title">
      <div className="container two-up">
        <div className="stack">
          <h2 id="spaces-title">
            {t.home.spacesTitle(spaces.length, townOf(site?.municipality_name))}
          </h2>
          <p>{t.home.spacesText}</p>
          <ActionLink to="/spazi" look="secondary">
            {t.home.findSpace}
          </ActionLink>
        </div>
        {outline && <OutlineSketch outline={outline} points={points} />}
      </div>
    </section>
  );
}
