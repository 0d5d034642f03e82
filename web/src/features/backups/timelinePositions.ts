/**
 * Where each moment stands on a line, from 0 to 1: as time passes, but never so close that two cannot be told
 * apart. Moments come in their order.
 */
export function timelinePositions(moments: readonly string[]): number[] {
  if (moments.length < 2) return moments.map(() => 1);
  const times = moments.map((moment) => new Date(moment).getTime());
  const first = times[0] ?? 0;
  const span = Math.max(1, (times.at(-1) ?? 0) - first);
  const gap = Math.min(0.008, 1 / (moments.length - 1));
  const positions: number[] = [];
  for (const time of times) {
    const before = positions.at(-1);
    const wanted = (time - first) / span;
    positions.push(before === undefined ? wanted : Math.max(wanted, before + gap));
  }
  // What the gaps pushed beyond the end comes back from there.
  let limit = 1;
  for (let index = positions.length - 1; index >= 0; index--) {
    positions[index] = Math.min(positions[index] ?? 0, limit);
    limit = (positions[index] ?? 0) - gap;
  }
  return positions.map((position) => Math.max(0, position));
}
