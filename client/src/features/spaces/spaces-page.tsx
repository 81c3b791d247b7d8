import { PageHeading } from "@/ui";

export function SpacesPage() {
  return (
    <div className="container section">
      <PageHeading title="SpacesPage" />
    </div>
  );
}
