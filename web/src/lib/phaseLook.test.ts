import { expect, test } from 'vitest';
import type { OperationPhase } from '@/api';
import { phaseLook, phasesAreOld } from './phaseLook';

const phase = (name: string, status: OperationPhase['status']): OperationPhase => ({
  name,
  title: name,
  status,
  startedAt: null,
  completedAt: null,
});

test('A phase that was under way when its operation died failed with it', () => {
  const transfer = phase('transfer', 'running');
  const phases = [transfer];
  expect(phaseLook(transfer, { phase: 'transfer', phases, status: 'running' })).toBe('running');
  expect(phaseLook(transfer, { phase: 'transfer', phases, status: 'failed' })).toBe('failed');
  expect(phaseLook(transfer, { phase: 'transfer', phases, status: 'cancelled' })).toBe('stopped');
});

test('The phase of a paused operation is held, whatever its own state', () => {
  const transfer = phase('transfer', 'pending');
  expect(phaseLook(transfer, { phase: 'transfer', phases: [transfer], status: 'paused' })).toBe('held');
});

test('Phases are old when the operation is already in one that they say is to come', () => {
  const phases = [phase('prepare', 'running'), phase('transfer', 'pending')];
  expect(phasesAreOld({ phase: 'transfer', phases, status: 'running' })).toBe(true);
  expect(phasesAreOld({ phase: 'prepare', phases, status: 'running' })).toBe(false);
  expect(phasesAreOld({ phase: 'transfer', phases, status: 'completed' })).toBe(false);
  expect(phasesAreOld({ phase: null, phases: [], status: 'running' })).toBe(false);
});
