import { useForm } from '@mantine/form';
import type { PeriodUnit, RetentionPolicy } from '@/api';

export const countRules = [
  { field: 'keepLast', label: 'Last', words: 'last', help: 'the newest ones' },
  { field: 'keepHourly', label: 'Hourly', words: 'hourly', help: 'the newest of each hour' },
  { field: 'keepDaily', label: 'Daily', words: 'daily', help: 'the newest of each day' },
  { field: 'keepWeekly', label: 'Weekly', words: 'weekly', help: 'the newest of each week' },
  { field: 'keepMonthly', label: 'Monthly', words: 'monthly', help: 'the newest of each month' },
  { field: 'keepYearly', label: 'Yearly', words: 'yearly', help: 'the newest of each year' },
] as const;

export type CountField = (typeof countRules)[number]['field'];

export interface RetentionValues extends Record<CountField, number | null> {
  /** Whether there are rules at all. */
  ruled: boolean;
  withinAmount: number | null;
  withinUnit: PeriodUnit;
  keepDays: number | null;
  keepCount: number | null;
  timeZone: string;
}

/** What most people want at first. */
const usual = { keepDaily: 7, keepWeekly: 4, keepMonthly: 12 };

export function useRetentionForm(policy: RetentionPolicy | null) {
  const known: Partial<RetentionPolicy> = policy ?? usual;
  return useForm<RetentionValues>({
    initialValues: {
      ruled: policy !== null,
      keepLast: known.keepLast ?? null,
      keepHourly: known.keepHourly ?? null,
      keepDaily: known.keepDaily ?? null,
      keepWeekly: known.keepWeekly ?? null,
      keepMonthly: known.keepMonthly ?? null,
      keepYearly: known.keepYearly ?? null,
      withinAmount: known.keepWithin?.amount ?? null,
      withinUnit: known.keepWithin?.unit ?? 'days',
      keepDays: known.keepDays ?? null,
      keepCount: known.keepCount ?? null,
      timeZone: known.timeZone ?? 'UTC',
    },
  });
}

export type RetentionForm = ReturnType<typeof useRetentionForm>;

/** The rules that the form says; null for none. */
export function policyOf(values: RetentionValues): RetentionPolicy | null {
  const { ruled, withinAmount, withinUnit, ...rules } = values;
  if (!ruled) return null;
  return { ...rules, keepWithin: withinAmount ? { amount: withinAmount, unit: withinUnit } : null };
}

export const periodUnits: { value: PeriodUnit; label: string }[] = [
  { value: 'hours', label: 'hours' },
  { value: 'days', label: 'days' },
  { value: 'weeks', label: 'weeks' },
  { value: 'months', label: 'months' },
  { value: 'years', label: 'years' },
];
