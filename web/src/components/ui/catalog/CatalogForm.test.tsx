import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { renderThemed } from '@/lib/testing/render';
import { CatalogForm } from './CatalogForm';
import { defaultsOf, type FieldDescription, settingsOf } from './fieldTypes';

const field = (name: string, kind: string, more: Partial<FieldDescription> = {}): FieldDescription => ({
  name,
  label: name,
  help: '',
  kind,
  secret: false,
  required: false,
  advanced: false,
  options: [],
  ...more,
});

const fields = [
  field('bucket', 'text'),
  field('port', 'number', { default: 443 }),
  field('verify', 'boolean', { default: true }),
  field('paths', 'path_list'),
  field('class', 'choice', { default: 'hot', options: [{ value: 'hot', label: 'Hot' }] }),
  field('key', 'text', { secret: true }),
  field('lock', 'boolean', { advanced: true }),
];

function Form({ onChange }: { onChange: (values: Record<string, unknown>) => void }) {
  const [values, setValues] = useState(defaultsOf(fields));
  return (
    <CatalogForm
      fields={fields}
      values={values}
      errors={{ bucket: 'Give the bucket.' }}
      onChange={(next) => {
        setValues(next);
        onChange(next);
      }}
    />
  );
}

test('Any type becomes a form: each kind has its control, secrets are hidden, errors stand at their field', async () => {
  const change = vi.fn();
  renderThemed(<Form onChange={change} />);
  expect(screen.getByLabelText('key').getAttribute('type')).toBe('password');
  expect((screen.getByLabelText('port') as HTMLInputElement).value).toBe('443');
  expect(screen.getByText('Give the bucket.')).toBeTruthy();

  await userEvent.type(screen.getByLabelText('bucket'), 'b');
  await userEvent.type(screen.getByLabelText('paths'), '/etc{enter}/srv');
  await userEvent.click(screen.getByLabelText('verify'));
  expect(change).toHaveBeenLastCalledWith(
    expect.objectContaining({ bucket: 'b', paths: ['/etc', '/srv'], verify: false, port: 443 }),
  );
});

test('Empty lines of a list are not sent, and the type is named', () => {
  const settings = settingsOf('s3', fields, { ...defaultsOf(fields), paths: ['/etc', ' ', ''] });
  expect(settings).toMatchObject({ type: 's3', paths: ['/etc'], class: 'hot', lock: false });
});
