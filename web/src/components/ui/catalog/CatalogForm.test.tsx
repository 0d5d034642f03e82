import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { renderThemed } from '@/lib/testing/render';
import { CatalogForm } from './CatalogForm';
import { defaultsOf, type FieldDescription, knownOf, settingsOf, visibleFields } from './fieldTypes';

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

test('What is empty or hidden is not sent, and the type is named', () => {
  const settings = settingsOf('s3', fields, { ...defaultsOf(fields), paths: ['/etc', ' ', ''], bucket: '' });
  expect(settings).toEqual({
    type: 's3',
    port: 443,
    verify: true,
    paths: ['/etc'],
    class: 'hot',
    lock: false,
  });
});

const byWay = [
  field('way', 'choice', { default: 'password', options: [{ value: 'password', label: 'Password' }] }),
  field('tls', 'choice', { default: 'off', showWhen: { field: 'way', values: ['password'] } }),
  field('certificate', 'path', { showWhen: { field: 'tls', values: ['verify'] } }),
];

test('A field stands there only while it belongs to what is chosen, along a whole chain', () => {
  const names = (values: Record<string, unknown>) => visibleFields(byWay, values).map((one) => one.name);
  expect(names({ way: 'password', tls: 'off' })).toEqual(['way', 'tls']);
  expect(names({ way: 'password', tls: 'verify' })).toEqual(['way', 'tls', 'certificate']);
  expect(names({ way: 'peer', tls: 'verify' })).toEqual(['way']);
  expect(settingsOf('x', byWay, { way: 'peer', tls: 'verify', certificate: '/a' })).toEqual({
    type: 'x',
    way: 'peer',
  });
});

test('A stored secret says so, is replaced on purpose only, and is never overwritten by nothing', async () => {
  const change = vi.fn();
  const secrets = [field('key', 'text', { secret: true }), field('note', 'text', { required: true })];
  function Edit() {
    const [values, setValues] = useState(knownOf(secrets, { note: 'n' }));
    change.mockImplementation(() => settingsOf('s3', secrets, values));
    return <CatalogForm fields={secrets} values={values} secretsSet={['key']} onChange={setValues} />;
  }
  renderThemed(<Edit />);
  expect(screen.getByText('Stored, kept encrypted')).toBeTruthy();
  expect(change()).toEqual({ type: 's3', note: 'n' });
  await userEvent.click(screen.getByLabelText('Replace key'));
  expect(change()).toEqual({ type: 's3', note: 'n' });
  await userEvent.type(screen.getByLabelText('key'), 'new');
  expect(change()).toEqual({ type: 's3', key: 'new', note: 'n' });
  await userEvent.click(screen.getByText('Keep the stored one'));
  expect(change()).toEqual({ type: 's3', note: 'n' });
});
