import { PageHeading } from "@/ui";

export function LegalPage() {
  return (
    <div className="container section">
      <PageHeading title="LegalPage" />
    </div>
  );
}
