import { PageHeading } from "@/ui";

export function HomePage() {
  return (
    <div className="container section">
      <PageHeading title="HomePage" />
    </div>
  );
}
