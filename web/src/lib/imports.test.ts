import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..');

interface Import {
  file: string;
  target: string;
}

function imports(): Import[] {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.startsWith('api/'),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(src, file), 'utf8');
    const found = text.matchAll(/(?:from|import\()\s*'(@\/|\.{1,2}\/)([^']*)'/g);
    return [...found].map(([, lead, rest]) => ({
      file,
      target: lead === '@/' ? `${rest}` : relative(src, join(src, file, '..', `${lead}${rest}`)),
    }));
  });
}

const feature = (path: string) => /^features\/([^/]+)/.exec(path)?.[1];

test('A feature imports no other feature', () => {
  const crossing = imports().filter(
    ({ file, target }) => feature(file) && feature(target) && feature(file) !== feature(target),
  );
  expect(crossing).toEqual([]);
});

test('Only the app may know features', () => {
  const knowing = imports().filter(
    ({ file, target }) => feature(target) && !feature(file) && !file.startsWith('app/'),
  );
  expect(knowing).toEqual([]);
});

test('components/ui knows no word of the domain: it takes nothing from the API or from layout', () => {
  const knowing = imports().filter(
    ({ file, target }) =>
      file.startsWith('components/ui/') && /^(api|app|components\/layout)(\/|$)/.test(target),
  );
  expect(knowing).toEqual([]);
});

test('Component files stay under 150 lines', () => {
  const long = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.startsWith('app/'))
    .filter((file) => readFileSync(join(src, file), 'utf8').split('\n').length > 150);
  expect(long).toEqual([]);
});
