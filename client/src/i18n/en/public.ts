import type { PublicTexts } from "../it/public";

export const en: PublicTexts = {
  title: "",
};
