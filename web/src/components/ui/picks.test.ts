import { expect, test } from 'vitest';
import { pickedMany, picksMatching } from './picks';

const items = ['blog', 'shop', 'shop_archive'].map((value) => ({ value }));

test('Every word of the filter counts, in any case', () => {
  expect(picksMatching(items, 'ARCH shop').map((item) => item.value)).toEqual(['shop_archive']);
  expect(picksMatching(items, ' ')).toBe(items);
});

test('What is chosen keeps the order of the list, and what is not listed is not lost', () => {
  expect(pickedMany(items, ['gone', 'shop'], ['blog'], true)).toEqual(['blog', 'shop', 'gone']);
  expect(pickedMany(items, ['gone', 'shop'], ['gone'], false)).toEqual(['shop']);
});

test('Thousands are handled at once', () => {
  const many = Array.from({ length: 20_000 }, (_, n) => ({ value: `db_${n}` }));
  const names = many.map((item) => item.value);
  const began = performance.now();
  expect(pickedMany(many, names, names, false)).toEqual([]);
  expect(pickedMany(many, [], names, true)).toHaveLength(20_000);
  expect(performance.now() - began).toBeLessThan(2000);
});
