import { PageHeading } from "@/ui";

export function AssistancePage() {
  return (
    <div className="container section">
      <PageHeading title="AssistancePage" />
    </div>
  );
}
