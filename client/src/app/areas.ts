import { pathWithoutLanguage } from "@/lib/language";

export type AreaKey = "applicant" | "space" | "office" | "chamber" | "auditor" | "developers";

export interface Area {
  key: AreaKey;
  prefix: string;
  roles: readonly string[];
}

/** The work areas: whoever is in one sees its label and its own menu, the comune stays on top. */
export const AREAS: readonly Area[] = [
  { key: "applicant", prefix: "/area-personale", roles: ["applicant", "space_manager"] },
  { key: "space", prefix: "/spazio", roles: ["space_manager", "desk_staff"] },
  { key: "office", prefix: "/ufficio", roles: ["officer", "evaluator", "approver", "treasurer"] },
  { key: "chamber", prefix: "/camera", roles: ["chamber_officer"] },
  { key: "auditor", prefix: "/revisione", roles: ["auditor"] },
  { key: "developers", prefix: "/sviluppatori", roles: [] },
];

export function areaOfPath(pathname: string): Area | null {
  const path = pathWithoutLanguage(pathname);
  return AREAS.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`)) ?? null;
}

export function rolesOf(key: AreaKey): readonly string[] {
  return AREAS.find((area) => area.key === key)?.roles ?? [];
}
