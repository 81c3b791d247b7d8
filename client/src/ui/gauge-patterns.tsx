export type FundState = "paid" | "accrued" | "held" | "committed" | "available";

/** Textures survive grey print: solid, dense lines, light lines, tint, white. */
export function GaugePatterns({ id, hue }: { id: string; hue: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-accrued`}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="5" height="5" fill="#fff" />
        <rect width="3" height="5" fill={hue} />
      </pattern>
      <pattern
        id={`${id}-held`}
        width="9"
        height="9"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="9" height="9" fill="#fff" />
        <rect width="2.5" height="9" fill={hue} />
      </pattern>
      <pattern id={`${id}-committed`} width="10" height="10" patternUnits="userSpaceOnUse">
        <rect width="10" height="10" fill="#fff" />
        <rect width="10" height="10" fill={hue} fillOpacity="0.22" />
      </pattern>
    </defs>
  );
}

export function patternFor(state: FundState, id: string, hue: string): string {
  if (state === "paid") return hue;
  if (state === "available") return "#fff";
  return `url(#${id}-${state})`;
}
