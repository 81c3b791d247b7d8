import { PageHeading } from "@/ui";

export function SignInPage() {
  return (
    <div className="container section">
      <PageHeading title="SignInPage" />
    </div>
  );
}
