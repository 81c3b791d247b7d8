export const it = {
  title: "",
};

export type PublicTexts = typeof it;
