import { useMemo } from "react";
import { encode } from "uqr";

/** Black on white in every theme, with its quiet zone; its name never holds the value. */
export function QrCode({ value, name }: { value: string; name: string }) {
  const { path, size } = useMemo(() => draw(value), [value]);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={name}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function draw(value: string): { path: string; size: number } {
  const { data, size } = encode(value, { ecc: "M", border: 4 });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return { path, size };
}
