import { expect, test } from 'vitest';
import {
  addToBasket,
  type BasketItem,
  coveredBy,
  isInside,
  toggleAllInBasket,
  toggleInBasket,
} from './basket';

const keyOf = (path: string) => btoa(path).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const file = (path: string): BasketItem => ({ key: keyOf(path), path, type: 'file', sizeBytes: 1 });
const folder = (path: string): BasketItem => ({ key: keyOf(path), path, type: 'folder', sizeBytes: 0 });
const paths = (items: BasketItem[]) => items.map((item) => item.path);

test('A folder takes the place of what was chosen inside it', () => {
  const chosen = [file('srv/a/1'), file('srv/ab'), folder('srv/a/deep')];
  expect(paths(addToBasket(chosen, folder('srv/a')))).toEqual(['srv/ab', 'srv/a']);
});

test('What a chosen folder contains is chosen once', () => {
  const chosen = [folder('srv')];
  expect(addToBasket(chosen, file('srv/a/1'))).toEqual(chosen);
  expect(coveredBy(chosen, keyOf('srv/a/1'))?.path).toBe('srv');
});

test('A name that begins alike is not inside', () => {
  expect(isInside(keyOf('srv/shop2/x'), keyOf('srv/shop'))).toBe(false);
  expect(isInside(keyOf('srv/shop/x'), keyOf('srv/shop'))).toBe(true);
  expect(isInside(keyOf('srv/shop'), keyOf('srv/shop'))).toBe(false);
});

test('Names that differ only in bytes that cannot be shown are told apart', () => {
  expect(isInside(keyOf('caf\xe9/menu'), keyOf('caf\xe9'))).toBe(true);
  expect(isInside(keyOf('caf\xe9/menu'), keyOf('caf\xe8'))).toBe(false);
});

test('The root contains everything', () => {
  expect(isInside(keyOf('etc'), keyOf(''))).toBe(true);
});

test('Taking back a part of a chosen folder takes back the folder', () => {
  expect(paths(toggleInBasket([folder('srv'), file('etc/hosts')], file('srv/a')))).toEqual(['etc/hosts']);
  expect(paths(toggleInBasket([file('etc/hosts')], file('etc/hosts')))).toEqual([]);
});

test('Choosing all twice chooses nothing', () => {
  const all = [file('a'), file('b'), folder('c')];
  const once = toggleAllInBasket([file('b')], all);
  expect(paths(once)).toEqual(['b', 'a', 'c']);
  expect(toggleAllInBasket(once, all)).toEqual([]);
});
