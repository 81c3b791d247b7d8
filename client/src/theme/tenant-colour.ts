/** A tenant's colour carries white text: it is darkened until it reaches 4.5:1 (WCAG 1.4.3). */
export function readableTenantColour(hex: string | null | undefined): string | null {
  const rgb = parseHex(hex);
  if (!rgb) return null;
  let [r, g, b] = rgb;
  while (contrastWithWhite(r, g, b) < 4.5) {
    [r, g, b] = [r * 0.94, g * 0.94, b * 0.94];
  }
  return `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

export function applyTenantColour(hex: string | null | undefined): void {
  const colour = readableTenantColour(hex);
  if (colour) document.documentElement.style.setProperty("--tenant", colour);
}

function parseHex(hex: string | null | undefined): [number, number, number] | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex ?? "");
  if (!match) return null;
  const [, r = "0", g = "0", b = "0"] = match;
  return [parseInt(r, 16), parseInt(g, 16), parseInt(b, 16)];
}

function contrastWithWhite(r: number, g: number, b: number): number {
  const [lr, lg, lb] = [r, g, b].map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * lr + 0.7152 * lg + 0.0722 * lb + 0.05);
}
