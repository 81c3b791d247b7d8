import { PageHeading } from "@/ui";

export function SimulatorPage() {
  return (
    <div className="container section">
      <PageHeading title="SimulatorPage" />
    </div>
  );
}
