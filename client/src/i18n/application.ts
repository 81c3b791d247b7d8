import { en } from "./en/application";
import { it } from "./it/application";
import { defineTexts } from "./language-context";

export const applicationTexts = defineTexts(it, en);
