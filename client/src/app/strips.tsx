import { useSyncExternalStore } from "react";
import { useSite } from "@/features/site";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { Icon } from "@/ui";

export function DemoStrip() {
  const t = useTexts(commonTexts);
  if (useSite().data?.environment !== "demo") return null;
  return (
    <section className="strip strip-demo" aria-label={t.demo}>
      <div className="container with-icon">
        <Icon name="info" />
        {t.demo}
      </div>
    </section>
  );
}

export function OfflineStrip() {
  const t = useTexts(commonTexts);
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <div className="strip strip-offline">
          <div className="container with-icon">
            <Icon name="warning" />
            {t.states.offline}
          </div>
        </div>
      )}
    </div>
  );
}

function subscribe(listener: () => void) {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
