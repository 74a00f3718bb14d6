/** The outline of some points: their convex hull (Andrew's monotone chain), pushed out and rounded. */

type Point = [number, number];

const turn = (o: Point, a: Point, b: Point): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

function half(points: Point[]): Point[] {
  const kept: Point[] = [];
  for (const p of points) {
    while (kept.length > 1 && turn(kept.at(-2)!, kept.at(-1)!, p) <= 0) kept.pop();
    kept.push(p);
  }
  return kept.slice(0, -1);
}

/** An SVG path around the points at a distance. */
export function hull(points: Point[], distance: number): string {
  const around = points.flatMap(([x, y]) =>
    Array.from({ length: 12 }, (_, n): Point => [x + distance * Math.cos((n * Math.PI) / 6), y + distance * Math.sin((n * Math.PI) / 6)]),
  );
  const sorted = around.toSorted((p, q) => p[0] - q[0] || p[1] - q[1]);
  const outline = [...half(sorted), ...half(sorted.toReversed())];
  return `M${outline.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`;
}
