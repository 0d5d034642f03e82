export interface ChartPoint {
  /** Milliseconds. */
  at: number;
  value: number;
}

export interface Plot {
  from: number;
  to: number;
  top: number;
  x: (at: number) => number;
  y: (value: number) => number;
}

/** Maps time and value onto a square of 100 by 100, with room up to the ceiling and to the forecast's end. */
export function plotOf(points: ChartPoint[], ceiling: number, until: number | null): Plot {
  const from = points[0]?.at ?? 0;
  const last = points.at(-1)?.at ?? from + 1;
  const to = Math.max(last, until ?? last, from + 1);
  const top = Math.max(ceiling, ...points.map((point) => point.value), 1);
  return {
    from,
    to,
    top,
    x: (at) => ((at - from) / (to - from)) * 100,
    y: (value) => 100 - (value / top) * 100,
  };
}

/** The points as an SVG path. */
export function pathOf(points: ChartPoint[], { x, y }: Plot): string {
  return points
    .map((point, i) => `${i ? 'L' : 'M'}${x(point.at).toFixed(2)} ${y(point.value).toFixed(2)}`)
    .join('');
}

/** The point nearest to an instant. */
export function nearest(points: ChartPoint[], at: number): ChartPoint | undefined {
  return points.reduce<ChartPoint | undefined>(
    (best, point) => (!best || Math.abs(point.at - at) < Math.abs(best.at - at) ? point : best),
    undefined,
  );
}
