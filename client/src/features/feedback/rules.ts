import type { Answer } from "./queries";

export const STARS = [1, 2, 3, 4, 5] as const;
const SATISFIED_FROM = 4;
const WORKED: Answer[] = ["clear", "complete", "on_track", "no_technical_problems", "other"];
const DIFFICULT: Answer[] = ["unclear", "incomplete", "lost", "technical_problems", "other"];

export function isSatisfied(stars: number): boolean {
  return stars >= SATISFIED_FROM;
}

/** The fixed answers of the second question: what worked, or what was difficult. */
export function answersFor(stars: number): Answer[] {
  return isSatisfied(stars) ? WORKED : DIFFICULT;
}
