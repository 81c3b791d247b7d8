import { en } from "./en/developers";
import { it } from "./it/developers";
import { defineTexts } from "./language-context";

export const developersTexts = defineTexts(it, en);
