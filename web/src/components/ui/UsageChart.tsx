import { type PointerEvent, useState } from 'react';
import { type ChartPoint, nearest, pathOf, plotOf } from '@/lib/chartScale';
import { formatDay } from '@/lib/time';
import classes from './UsageChart.module.css';

interface UsageChartProps {
  label: string;
  points: ChartPoint[];
  /** The value that must not be passed. */
  threshold?: number;
  /** The most there can be; null where there is no such limit. */
  ceiling: number | null;
  /** When the ceiling is reached at the pace so far, in milliseconds. */
  fullAt?: number | null;
  format: (value: number) => string;
}

/** A value over time as an area, with its threshold, and the way to the day it fills up as a dashed line. */
export function UsageChart({ label, points, threshold, ceiling: limit, fullAt, format }: UsageChartProps) {
  const ceiling = limit ?? Math.max(...points.map((point) => point.value), 1);
  const [hover, setHover] = useState<ChartPoint>();
  const last = points.at(-1);
  if (!last) return null;
  const span = last.at - (points[0]?.at ?? last.at);
  // A forecast far away would squeeze what was measured into a corner: show at most as much again.
  const until = fullAt ? Math.min(fullAt, last.at + span) : null;
  const plot = plotOf(points, ceiling, until);
  const line = pathOf(points, plot);
  const ahead =
    fullAt && until ? last.value + ((ceiling - last.value) * (until - last.at)) / (fullAt - last.at) : null;
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setHover(nearest(points, plot.from + ((event.clientX - box.left) / box.width) * (plot.to - plot.from)));
  };
  const marks = [ceiling, threshold ?? 0, 0].filter((value, i, all) => all.indexOf(value) === i);
  return (
    <div className={classes.frame}>
      <div className={classes.plot} onPointerMove={move} onPointerLeave={() => setHover(undefined)}>
        {marks.map((value) => (
          <span key={value} className={classes.yLabel} style={{ bottom: `${100 - plot.y(value)}%` }}>
            {format(value)}
          </span>
        ))}
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          className={classes.chart}
          role="img"
          aria-label={label}
        >
          <title>{label}</title>
          <path d={`M0 100H100M0 ${plot.y(ceiling)}H100`} className={classes.grid} />
          <path d={`${line}L${plot.x(last.at)} 100L0 100Z`} className={classes.area} />
          <path d={line} className={classes.line} />
          {until && ahead !== null && (
            <path d={pathOf([last, { at: until, value: ahead }], plot)} className={classes.forecast} />
          )}
          {threshold != null && <path d={`M0 ${plot.y(threshold)}H100`} className={classes.threshold} />}
        </svg>
        {hover && (
          <>
            <span className={classes.cursor} style={{ left: `${plot.x(hover.at)}%` }} />
            <span
              className={classes.tip}
              style={
                plot.x(hover.at) > 60
                  ? { right: `${101 - plot.x(hover.at)}%` }
                  : { left: `${plot.x(hover.at) + 1}%` }
              }
            >
              {formatDay(new Date(hover.at))} · {format(hover.value)}
            </span>
          </>
        )}
      </div>
      <div className={classes.xLabels}>
        <span>{formatDay(new Date(plot.from))}</span>
        <span>{formatDay(new Date(plot.to))}</span>
      </div>
    </div>
  );
}
