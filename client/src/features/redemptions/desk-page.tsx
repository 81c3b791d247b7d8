import { useState } from "react";
import type { SpaceRead } from "@/api/generated";
import { useSite } from "@/features/site";
import { useSpace } from "@/features/spaces";
import { deskTexts } from "@/i18n/desk";
import { useTexts } from "@/i18n/language-context";
import { statusTexts } from "@/i18n/status";
import { ActionAnchor, Notice, PageHeading, QueryState } from "@/ui";
import { Desk } from "./desk";

const MAY_TAKE = new Set(["accredited", "renewal_due"]);

/** S14, the ten-second screen. */
export function DeskPage({ spaceId }: { spaceId: string }) {
  const query = useSpace(spaceId);
  return (
    <div className="container-fluid desk-page">
      <QueryState query={query}>
        {(space) =>
          mayTakeVouchers(space) ? <OpenDesk space={space} /> : <ClosedDesk space={space} />
        }
      </QueryState>
    </div>
  );
}

function OpenDesk({ space }: { space: SpaceRead }) {
  const t = useTexts(deskTexts);
  const [test, setTest] = useState(false);
  return (
    <div className={test ? "desk-frame desk-frame-test" : "desk-frame"}>
      <PageHeading title={t.heading(space.name)} windowTitle={t.title} />
      {test && (
        <Notice tone="attention" title={t.test.title} role="status">
          <p>{t.test.text}</p>
        </Notice>
      )}
      <Desk space={space} onTest={setTest} />
    </div>
  );
}

function ClosedDesk({ space }: { space: SpaceRead }) {
  const t = useTexts(deskTexts).closed;
  const words: Record<string, string> = useTexts(statusTexts).accreditation;
  const phone = useSite().data?.contact.phone;
  const status = space.accreditations[0]?.status;
  return (
    <>
      <PageHeading title={t.title} />
      <Notice tone="attention">
        {status && <p>{t.text(words[status] ?? status)}</p>}
        {phone && (
          <ActionAnchor href={`tel:${phone.replaceAll(" ", "")}`}>{t.phone(phone)}</ActionAnchor>
        )}
      </Notice>
    </>
  );
}

function mayTakeVouchers(space: SpaceRead): boolean {
  return space.accreditations.some(({ status }) => MAY_TAKE.has(status));
}
