import { en } from "./en/common";
import { it } from "./it/common";
import { defineTexts } from "./language-context";

export const commonTexts = defineTexts(it, en);
