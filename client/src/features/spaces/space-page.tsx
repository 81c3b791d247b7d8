import { getRouteApi } from "@tanstack/react-router";
import { headlineOf, useCalls } from "@/features/calls";
import { ProblemPage } from "@/features/errors";
import { townOf, useSite } from "@/features/site";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { useFormat } from "@/i18n/use-format";
import { ActionAnchor, Crumbs, Notice, PageHeading, Skeleton, StatusTag } from "@/ui";
import { usePriceText } from "./price-text";
import { useSpace, type Space } from "./queries";
import { listingIn } from "./rules";
import { SpaceHours, TodayLine } from "./space-hours";
import { SpaceMap } from "./space-map";
import { SpacePrices } from "./space-prices";
import { Access, HowToUse, Services, Where } from "./space-sections";

const route = getRouteApi("/spazi/$spaceId");

/** Decide and go there. */
export function SpacePage() {
  const { spaceId } = route.useParams();
  const space = useSpace(spaceId);
  if (space.data) return <Profile space={space.data} />;
  if (space.error) return <ProblemPage error={space.error} onRetry={() => void space.refetch()} />;
  return (
    <div className="container section">
      <Skeleton title lines={8} />
    </div>
  );
}

function Profile({ space }: { space: Space }) {
  const t = useTexts(publicTexts);
  const common = useTexts(commonTexts);
  const format = useFormat();
  const calls = useCalls().data ?? [];
  const terms = headlineOf(calls)?.voucher_terms ?? null;
  return (
    <>
      <Crumbs items={[{ label: common.nav.spaces, to: "/spazi" }, { label: space.name }]} />
      <div className="container section-tight">
        <div className="row gy-4">
          <div className="col-lg-7">
            <Head space={space} />
          </div>
          {space.location && (
            <div className="col-lg-5 no-print">
              <SpaceMap spaces={[space]} selectedId={space.id} onSelect={noop} height="18rem" />
            </div>
          )}
        </div>
        <div className="col-lg-8 px-0 mt-5">
          <SpacePrices space={space} terms={terms} />
          <SpaceHours space={space} />
          <Services space={space} />
          <Access space={space} />
          <Where space={space} />
          <HowToUse />
          <p className="caption-text">{t.space.updated(format.date(space.updated_at))}</p>
        </div>
      </div>
    </>
  );
}

function Head({ space }: { space: Space }) {
  const t = useTexts(publicTexts);
  const site = useSite().data;
  const format = useFormat();
  const priceText = usePriceText();
  const listing = listingIn(space, site?.municipality_code);
  const usable = listing?.status === "accredited" || listing?.status === "renewal_due";
  return (
    <>
      <PageHeading title={space.name} overline={space.address.district}>
        {listing && (
          <p className="cluster mb-0">
            <StatusTag kind="accreditation" value={listing.status} />
            <span className="caption-text">
              {usable && t.space.accreditedSince(format.date(listing.since_on))}
            </span>
          </p>
        )}
      </PageHeading>
      {!usable && (
        <div className="mb-4">
          <Notice tone="attention">{t.space.suspended}</Notice>
        </div>
      )}
      <p className="figure-small mb-2">{priceText(space)}</p>
      <p className="mb-1">
        {space.address.street}, {space.address.postal_code} {townOf(site?.municipality_name)}
      </p>
      <TodayLine space={space} />
      <Actions space={space} />
    </>
  );
}

function Actions({ space }: { space: Space }) {
  const t = useTexts(publicTexts);
  const place = space.location;
  return (
    <div className="cluster mt-4 no-print">
      {space.phone && (
        <ActionAnchor href={`tel:${space.phone.replaceAll(" ", "")}`}>{t.space.call}</ActionAnchor>
      )}
      {space.website && (
        <ActionAnchor href={space.website} look={space.phone ? "secondary" : "primary"}>
          {t.space.website}
        </ActionAnchor>
      )}
      {place && (
        <ActionAnchor href={`geo:${place.lat},${place.lon}`} look="link">
          {t.space.directions}
        </ActionAnchor>
      )}
    </div>
  );
}

function noop() {
  // The only pin of this map is the page one is on.
}
