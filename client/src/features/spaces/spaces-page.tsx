import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { townOf, useSite } from "@/features/site";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { publicTexts } from "@/i18n/public";
import { Button, Crumbs, PageHeading, QueryState, SegmentedChoice, SkeletonCards } from "@/ui";
import { NearMe } from "./near-me";
import { narrowingOf } from "./filters";
import { useSpaces, type DeskKind, type Space } from "./queries";
import { emptyDistricts, narrowed } from "./rules";
import { SpaceFilters } from "./space-filters";
import { SpaceMap } from "./space-map";
import { SpaceResults } from "./space-results";

const route = getRouteApi("/spazi");

/** List and map of the accredited spaces; the filters stay in the address. */
export function SpacesPage() {
  const t = useTexts(publicTexts);
  const common = useTexts(commonTexts);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [near, setNear] = useState<string>();
  const spaces = useSpaces({
    q: search.q,
    deskKind: search.posto as DeskKind | undefined,
    accessible: search.accessibile,
    open24h: search.sempre,
    near,
  });
  const all = useWholeList();
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...next }, replace: true, resetScroll: false });
  return (
    <>
      <Crumbs items={[{ label: common.nav.spaces }]} />
      <div className="container section-tight">
        <PageHeading title={t.spaces.title} />
        <SpaceFilters key={search.q} filters={search} all={all ?? []} onChange={change}>
          <NearMe near={near} onChange={setNear} />
        </SpaceFilters>
        <div className="d-lg-none mb-4">
          <SegmentedChoice
            label={t.spaces.view}
            value={search.vista ?? "elenco"}
            options={[
              { value: "elenco", label: t.spaces.list },
              { value: "mappa", label: t.spaces.map },
            ]}
            onChange={(view) => change({ vista: view === "mappa" ? "mappa" : undefined })}
          />
        </div>
        <QueryState query={spaces} loading={<SkeletonCards />}>
          {(found) => (
            <ListAndMap
              spaces={narrowed(found, narrowingOf(search))}
              mapFirst={search.vista === "mappa"}
              filters={search}
              onChange={change}
            />
          )}
        </QueryState>
        {spaces.hasNextPage && (
          <Button
            look="secondary"
            busy={spaces.isFetchingNextPage}
            onClick={() => void spaces.fetchNextPage()}
          >
            {t.spaces.more}
          </Button>
        )}
        <EmptyDistricts spaces={all} />
      </div>
    </>
  );
}

/** Every space of the comune, once all its pages are there. */
function useWholeList(): Space[] | undefined {
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useSpaces({});
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return hasNextPage ? undefined : data;
}

function EmptyDistricts({ spaces }: { spaces: Space[] | undefined }) {
  const t = useTexts(publicTexts);
  const municipality = useSite().data?.municipality_code;
  const empty = spaces && emptyDistricts(spaces, municipality);
  if (!empty || empty.length === 0) return null;
  return <p className="mt-4 mb-0">{t.spaces.emptyDistricts(empty.join(", "))}</p>;
}

interface ListAndMapProps {
  spaces: Space[];
  mapFirst: boolean;
  filters: ReturnType<typeof route.useSearch>;
  onChange: (change: Partial<ReturnType<typeof route.useSearch>>) => void;
}

function ListAndMap({ spaces, mapFirst, filters, onChange }: ListAndMapProps) {
  const site = useSite().data;
  const [selected, setSelected] = useState<string | null>(null);
  const show = (id: string) => {
    setSelected(id);
    document.getElementById(`space-${id}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <div className="list-and-map" data-view={mapFirst ? "map" : "list"}>
      <div className="list-side">
        <SpaceResults
          spaces={spaces}
          municipality={site?.municipality_code ?? null}
          municipalityName={townOf(site?.municipality_name)}
          selectedId={selected}
          onlySelected={mapFirst}
          filters={filters}
          onChange={onChange}
        />
      </div>
      <div className="map-side">
        <SpaceMap spaces={spaces} selectedId={selected} onSelect={show} height="100%" />
      </div>
    </div>
  );
}
