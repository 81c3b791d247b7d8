import { useMutation } from "@tanstack/react-query";
import type { AssistanceCategory, AssistanceRequestCreate } from "@/api/generated";
import { assistanceRequestCreate } from "@/api/generated";
import { useSite } from "@/features/site";
import { useLanguage } from "@/i18n/language-context";
import { newIdempotencyKey } from "@/lib/ids";

export type Category = AssistanceCategory;
export type Message = Omit<
  AssistanceRequestCreate,
  "municipality_code" | "language" | "privacy_accepted"
>;

/** Hands a request to the office of the call, else of this site's comune. */
export function useAssistanceRequest() {
  const language = useLanguage();
  const municipality = useSite().data?.municipality_code ?? undefined;
  return useMutation({
    mutationFn: async (message: Message) => {
      const { data } = await assistanceRequestCreate({
        throwOnError: true,
        headers: { "Idempotency-Key": newIdempotencyKey() },
        body: {
          ...message,
          language,
          privacy_accepted: true,
          ...(message.call_id ? {} : { municipality_code: municipality }),
        },
      });
      return { ...data, email: message.email };
    },
  });
}

export type Sent = NonNullable<ReturnType<typeof useAssistanceRequest>["data"]>;
