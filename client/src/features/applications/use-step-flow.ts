import { useNavigate } from "@tanstack/react-router";
import type { ApplicationRead } from "@/api/generated";
import type { Step } from "./steps";

export interface StepFlow {
  steps: Step[];
  position: number;
  applicationId: string;
  next: () => void;
  back: () => void;
  exit: () => void;
}

interface Given {
  application: ApplicationRead;
  steps: Step[];
  position: number;
  backToReview: boolean;
}

/** Where «Continue», «Back» and «Save and leave» lead: a correction goes back to the summary it came from. */
export function useStepFlow({ application, steps, position, backToReview }: Given): StepFlow {
  const navigate = useNavigate();
  const applicationId = application.id;
  const params = { applicationId };
  const goTo = (step: Step | undefined) =>
    step
      ? void navigate({
          to: "/area-personale/pratiche/$applicationId/domanda/$step",
          params: { applicationId, step: step.code },
        })
      : void navigate({ to: "/area-personale/pratiche/$applicationId/domanda", params });
  const review = () =>
    void navigate({ to: "/area-personale/pratiche/$applicationId/domanda/riepilogo", params });
  return {
    steps,
    position,
    applicationId,
    next: () =>
      backToReview || position === steps.length - 1 ? review() : goTo(steps[position + 1]),
    back: () => (backToReview ? review() : goTo(steps[position - 1])),
    exit: () => goTo(undefined),
  };
}
