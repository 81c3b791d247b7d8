import { PageHeading } from "@/ui";

export function FaqPage() {
  return (
    <div className="container section">
      <PageHeading title="FaqPage" />
    </div>
  );
}
