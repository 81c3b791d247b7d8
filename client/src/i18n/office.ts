import { en } from "./en/office";
import { it } from "./it/office";
import { defineTexts } from "./language-context";

export const officeTexts = defineTexts(it, en);
