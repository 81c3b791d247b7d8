import { useMemo } from "react";
import type { Outline } from "./map-types";

interface Point {
  lat: number;
  lon: number;
}

const WIDTH = 600;

/** The comune drawn as one line with a dot for each space: a picture, not a map to use. */
export function OutlineSketch({ outline, points }: { outline: Outline; points: Point[] }) {
  const { path, height, dots } = useMemo(() => draw(outline, points), [outline, points]);
  return (
    <svg
      className="outline-sketch"
      viewBox={`-8 -8 ${WIDTH + 16} ${height + 16}`}
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} className="outline-sketch-land" />
      {dots.map(([x, y], index) => (
        <circle key={index} cx={x} cy={y} r="9" className="outline-sketch-dot" />
      ))}
    </svg>
  );
}

function draw(outline: Outline, points: Point[]) {
  const flat = outline.flat(2) as [number, number][];
  const lons = flat.map(([lon]) => lon);
  const lats = flat.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  // One degree of longitude shrinks with the latitude: true shape near the comune.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / Math.max((east - west) * shrink, 1e-6);
  const place = (lon: number, lat: number): [number, number] => [
    Math.round((lon - west) * shrink * scale * 10) / 10,
    Math.round((north - lat) * scale * 10) / 10,
  ];
  const path = outline
    .flat()
    .map((ring) => `M${ring.map(([lon = 0, lat = 0]) => place(lon, lat).join(" ")).join("L")}Z`)
    .join("");
  return {
    path,
    height: Math.round((north - south) * scale),
    dots: points.map(({ lat, lon }) => place(lon, lat)),
  };
}
