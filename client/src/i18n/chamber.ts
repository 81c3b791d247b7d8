import { en } from "./en/chamber";
import { it } from "./it/chamber";
import { defineTexts } from "./language-context";

export const chamberTexts = defineTexts(it, en);
