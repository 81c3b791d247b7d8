import { useId } from "react";
import { feedbackTexts } from "@/i18n/feedback";
import { useTexts } from "@/i18n/language-context";
import { STARS } from "./rules";

interface Props {
  labelledBy: string;
  value: number | null;
  onChange: (stars: number) => void;
}

/** Five radio buttons drawn as stars: arrows move among them as in any radio group. */
export function RatingStars({ labelledBy, value, onChange }: Props) {
  const t = useTexts(feedbackTexts).rating;
  const name = useId();
  return (
    <div className="rating-stars" role="radiogroup" aria-labelledby={labelledBy}>
      {STARS.map((star) => (
        <label key={star} data-on={value !== null && star <= value}>
          <input
            type="radio"
            name={name}
            value={star}
            checked={value === star}
            onChange={() => onChange(star)}
            data-element={`feedback-rate-${star}`}
          />
          <span className="visually-hidden">{t.stars(star)}</span>
          <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M12 3l2.8 5.9 6.4.8-4.7 4.4 1.2 6.4L12 17.4l-5.7 3.1 1.2-6.4L2.800 9.700l6.400-.8z" />
          </svg>
        </label>
      ))}
    </div>
  );
}
