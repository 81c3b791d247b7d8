import { commonTexts } from "@/i18n/common";
import { useTexts } from "@/i18n/language-context";
import { Button } from "@/ui";
import { ErrorPage } from "./error-page";

interface Props {
  roleInUse: string | null;
  otherRole: string | null;
  onSwitch: () => void;
}

export function ForbiddenPage({ roleInUse, otherRole, onSwitch }: Props) {
  const t = useTexts(commonTexts);
  const name = (role: string) => t.roles[role] ?? role;
  const change = otherRole && (
    <Button onClick={onSwitch}>{t.errors.forbiddenSwitch(name(otherRole))}</Button>
  );
  return (
    <ErrorPage drawing="folder" title={t.errors.forbiddenTitle} actions={change}>
      {roleInUse && <p>{t.errors.forbidden(name(roleInUse))}</p>}
      <p>{t.errors.forbiddenHelp}</p>
    </ErrorPage>
  );
}
