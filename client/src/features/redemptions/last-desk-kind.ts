const NAME = "postazione.desk-kind";

/** The kind of desk that this counter charged last comes first. */
export const lastDeskKind = {
  read(spaceId: string): string | null {
    try {
      return window.localStorage.getItem(`${NAME}.${spaceId}`);
    } catch {
      return null;
    }
  },
  write(spaceId: string, kind: string) {
    try {
      window.localStorage.setItem(`${NAME}.${spaceId}`, kind);
    } catch {
      // Only a convenience.
    }
  },
};
