import { PageHeading } from "@/ui";

export function CallsPage() {
  return (
    <div className="container section">
      <PageHeading title="CallsPage" />
    </div>
  );
}
