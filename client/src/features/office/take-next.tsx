import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { officeTexts } from "@/i18n/office";
import { useTexts } from "@/i18n/language-context";
import { Button, ProblemAlert } from "@/ui";
import { takeNext } from "./queries";

/** The file that is due first and that nobody has: not the newest. */
export function TakeNext() {
  const t = useTexts(officeTexts).queue;
  const navigate = useNavigate();
  const taking = useMutation({
    mutationFn: takeNext,
    onSuccess: (taken) => {
      if (taken)
        void navigate({
          to: "/ufficio/pratiche/$applicationId",
          params: { applicationId: taken.id },
        });
    },
  });
  return (
    <div className="stack">
      <Button busy={taking.isPending} onClick={() => taking.mutate()}>
        {t.take}
      </Button>
      <p role="status" className="mb-0">
        {taking.data === null ? t.nothing : ""}
      </p>
      {taking.error && <ProblemAlert error={taking.error} />}
    </div>
  );
}
