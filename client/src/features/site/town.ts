/** «Milano» of «Comune di Milano»: the name as it stands within a sentence. */
export function townOf(municipalityName: string | null | undefined): string {
  return (municipalityName ?? "").replace(/^(comune|città|municipio) d(i|['’])\s*/i, "");
}
