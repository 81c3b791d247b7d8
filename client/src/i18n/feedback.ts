import { en } from "./en/feedback";
import { it } from "./it/feedback";
import { defineTexts } from "./language-context";

export const feedbackTexts = defineTexts(it, en);
