import { useEffect, useId, useRef, useState, type FormEvent } from "react";
import { useSite } from "@/features/site";
import { feedbackTexts } from "@/i18n/feedback";
import { useTexts } from "@/i18n/language-context";
import { Button, Notice, ProblemAlert, TextArea } from "@/ui";
import { useRating, type Answer, type Rated } from "./queries";
import { RatingAnswers } from "./rating-answers";
import { RatingStars } from "./rating-stars";
import { answersFor } from "./rules";

const LONGEST = 200;

/** The rating that the national model asks for: stars, then a question by the stars, then a few words. */
export function Rating({ rated, callId }: { rated: Rated; callId?: string }) {
  const t = useTexts(feedbackTexts).rating;
  const titleId = useId();
  const site = useSite().data;
  const sending = useRating(rated, callId);
  if (!site?.municipality_code) return null;
  return (
    <section
      className="rating panel no-print"
      aria-labelledby={titleId}
      data-element="feedback"
      data-rated={rated}
    >
      <h2 id={titleId} className="h4" data-element="feedback-title">
        {t.questions[rated]}
      </h2>
      {sending.isSuccess ? <Thanks /> : <Questions titleId={titleId} sending={sending} />}
    </section>
  );
}

interface Props {
  titleId: string;
  sending: ReturnType<typeof useRating>;
}

function Questions({ titleId, sending }: Props) {
  const t = useTexts(feedbackTexts).rating;
  const [stars, setStars] = useState<number | null>(null);
  const [answers, setAnswers] = useState<Answer[]>([]);
  const [comment, setComment] = useState("");
  const [refused, setRefused] = useState(false);
  const tooLong = comment.trim().length > LONGEST;
  const rate = (next: number) => {
    setStars(next);
    setAnswers((given) => given.filter((answer) => answersFor(next).includes(answer)));
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setRefused(tooLong);
    if (stars === null || tooLong || sending.isPending) return;
    sending.mutate({ stars, answers, comment: comment.trim() || undefined });
  };
  return (
    <form onSubmit={send} noValidate>
      <RatingStars labelledBy={titleId} value={stars} onChange={rate} />
      {stars === null ? (
        <p className="caption-text mb-0">{t.anonymous}</p>
      ) : (
        <>
          <RatingAnswers stars={stars} values={answers} onChange={setAnswers} />
          <TextArea
            label={t.more}
            hint={t.moreHint}
            optional
            rows={3}
            limit={LONGEST}
            value={comment}
            onChange={setComment}
            error={refused && tooLong ? t.tooLong : undefined}
            data-element="feedback-input-text"
          />
          {sending.isError && <ProblemAlert error={sending.error} />}
          <Button type="submit" look="secondary" busy={sending.isPending}>
            {t.send}
          </Button>
        </>
      )}
    </form>
  );
}

/** Takes the focus, since the button that was pressed is gone. */
function Thanks() {
  const t = useTexts(feedbackTexts).rating;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="good" role="status">
        <p className="mb-0">{t.thanks}</p>
      </Notice>
    </div>
  );
}
