import { expect, test } from 'vitest';
import { nearest, pathOf, plotOf } from './chartScale';

const points = [
  { at: 0, value: 0 },
  { at: 50, value: 50 },
  { at: 100, value: 100 },
];

test('The ceiling and the forecast leave room above and to the right', () => {
  const plot = plotOf(points, 200, 200);
  expect(pathOf(points, plot)).toBe('M0.00 100.00L25.00 75.00L50.00 50.00');
});

test('A single sample makes no division by zero', () => {
  const plot = plotOf([{ at: 5, value: 0 }], 0, null);
  expect(pathOf([{ at: 5, value: 0 }], plot)).toBe('M0.00 100.00');
});

test('The nearest point is found', () => {
  expect(nearest(points, 60)).toEqual({ at: 50, value: 50 });
  expect(nearest([], 60)).toBeUndefined();
});
