export interface Placed {
  x: number;
  y: number;
}

/** Gathers what would overlap on the screen: each group holds the indexes of its points. */
export function groupNear(points: Placed[], reach: { x: number; y: number }): number[][] {
  const groups: number[][] = [];
  points.forEach((point, index) => {
    const near = groups.find(([first]) => {
      const anchor = first === undefined ? undefined : points[first];
      return (
        anchor && Math.abs(anchor.x - point.x) < reach.x && Math.abs(anchor.y - point.y) < reach.y
      );
    });
    if (near) near.push(index);
    else groups.push([index]);
  });
  return groups;
}
