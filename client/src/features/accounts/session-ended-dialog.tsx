import { useState } from "react";
import { session } from "@/api/session";
import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { ConfirmDialog } from "@/ui";

/** The session was refused while somebody worked: what was typed stays behind the dialog. */
export function SessionEndedDialog() {
  const t = useTexts(commonTexts);
  const [open, setOpen] = useState(true);
  return (
    <ConfirmDialog
      open={open}
      title={t.states.expiredTitle}
      confirmLabel={t.nav.signIn}
      onConfirm={() => session.signIn()}
      onCancel={() => setOpen(false)}
    >
      <p>{t.states.expired}</p>
    </ConfirmDialog>
  );
}
