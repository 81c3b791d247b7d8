import { PageHeading } from "@/ui";

export function PrivacyPage() {
  return (
    <div className="container section">
      <PageHeading title="PrivacyPage" />
    </div>
  );
}
