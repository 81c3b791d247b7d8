import { en } from "./en/public";
import { it } from "./it/public";
import { defineTexts } from "./language-context";

export const publicTexts = defineTexts(it, en);
