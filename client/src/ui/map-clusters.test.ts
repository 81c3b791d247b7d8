import { describe, expect, it } from "vitest";
import { groupNear } from "./map-clusters";

describe("groupNear", () => {
  it("gathers what would overlap and leaves the rest alone", () => {
    const points = [
      { x: 0, y: 0 },
      { x: 10, y: 5 },
      { x: 200, y: 0 },
    ];
    expect(groupNear(points, { x: 40, y: 24 })).toEqual([[0, 1], [2]]);
  });

  it("keeps every point in exactly one group", () => {
    const points = Array.from({ length: 50 }, (_, index) => ({
      x: (index * 37) % 200,
      y: (index * 53) % 150,
    }));
    const seen = groupNear(points, { x: 40, y: 24 })
      .flat()
      .sort((a, b) => a - b);
    expect(seen).toEqual(points.map((_, index) => index));
  });
});
