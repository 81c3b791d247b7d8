import { en } from "./en/desk";
import { it } from "./it/desk";
import { defineTexts } from "./language-context";

export const deskTexts = defineTexts(it, en);
