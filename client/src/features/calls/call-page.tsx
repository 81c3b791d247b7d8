import { PageHeading } from "@/ui";

export function CallPage() {
  return (
    <div className="container section">
      <PageHeading title="CallPage" />
    </div>
  );
}
