import { en } from "./en/status";
import { it } from "./it/status";
import { defineTexts } from "./language-context";

export const statusTexts = defineTexts(it, en);
