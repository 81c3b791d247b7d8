import { en } from "./en/space";
import { it } from "./it/space";
import { defineTexts } from "./language-context";

export const spaceTexts = defineTexts(it, en);
