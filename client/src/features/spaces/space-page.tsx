import { PageHeading } from "@/ui";

export function SpacePage() {
  return (
    <div className="container section">
      <PageHeading title="SpacePage" />
    </div>
  );
}
