import { useMutation } from "@tanstack/react-query";
import type { FeedbackCreate, RatedThing, RatingAnswer } from "@/api/generated";
import { feedbackCreate } from "@/api/generated";
import { useSite } from "@/features/site";
import { useLanguage } from "@/i18n/language-context";

export type Rated = RatedThing;
export type Answer = RatingAnswer;
type Rating = Pick<FeedbackCreate, "stars" | "answers" | "comment">;

/** Sends a rating; nothing of who gave it goes with it. */
export function useRating(rated: Rated, callId?: string) {
  const language = useLanguage();
  const municipality = useSite().data?.municipality_code ?? undefined;
  return useMutation({
    mutationFn: (rating: Rating) =>
      feedbackCreate({
        throwOnError: true,
        body: {
          ...rating,
          rated,
          language,
          // A call names its comune by itself.
          ...(callId ? { call_id: callId } : { municipality_code: municipality }),
        },
      }),
  });
}
