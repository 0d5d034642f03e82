import { expect, test } from 'vitest';
import { renderThemed } from '@/lib/testing/render';
import { StatusBadge } from './StatusBadge';

const statuses = ['pending', 'running', 'paused', 'completed', 'warning', 'failed', 'cancelled'];

test.each(statuses)('%s shows an icon and a word, not only a colour', (status) => {
  const { container } = renderThemed(<StatusBadge status={status} />);
  expect(container.querySelector('svg')).not.toBeNull();
  expect(container.querySelector('[data-status]')?.textContent?.toLowerCase()).toContain(status);
});

test('A status that is not known yet still says its word', () => {
  const { container } = renderThemed(<StatusBadge status="half_done" />);
  expect(container.querySelector('[data-status]')?.textContent).toBe('Half done');
});
