import { PageHeading } from "@/ui";

export function TransparencyPage() {
  return (
    <div className="container section">
      <PageHeading title="TransparencyPage" />
    </div>
  );
}
