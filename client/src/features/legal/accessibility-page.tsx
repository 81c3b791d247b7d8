import { PageHeading } from "@/ui";

export function AccessibilityPage() {
  return (
    <div className="container section">
      <PageHeading title="AccessibilityPage" />
    </div>
  );
}
