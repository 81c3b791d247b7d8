import { PageHeading } from "@/ui";

export function SiteMapPage() {
  return (
    <div className="container section">
      <PageHeading title="SiteMapPage" />
    </div>
  );
}
