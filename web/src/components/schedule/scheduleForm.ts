import { useForm } from '@mantine/form';
import type {
  CreateScheduleRequest,
  DayOfWeek,
  MissedRunPolicy,
  PreviewScheduleRequest,
  ScheduleResponse,
  ScheduleSettings,
  WindowEndAction,
} from '@/api';
import { instantAt, ownZone, wallOf } from '@/lib/zoneTime';

export type RuleType = 'interval' | 'daily' | 'weekly' | 'monthly' | 'cron';

/** One recurrence with the fields of every type: what was typed for one is still there after a look at another. */
export interface RuleValues {
  key: number;
  type: RuleType;
  everyMinutes: number;
  anchor: string | null;
  times: string[];
  weekdays: DayOfWeek[];
  monthDays: number[];
  lastDay: boolean;
  expression: string;
}

export interface WindowValues {
  start: string;
  end: string;
  days: DayOfWeek[];
}

/** Its ends are times on the wall of the schedule's zone: `2026-11-26T00:00`. */
export interface BlackoutValues {
  from: string;
  until: string;
  reason: string;
}

export interface RecurringValues {
  start: string;
  end: string;
  days: DayOfWeek[];
  monthDays: number[];
  reason: string;
}

export interface ScheduleFormValues {
  name: string;
  enabled: boolean;
  /** Several recurrences together; else only the first of `rules` counts. */
  several: boolean;
  rules: RuleValues[];
  timeZone: string;
  window: WindowValues | null;
  blackouts: BlackoutValues[];
  recurring: RecurringValues[];
  jitterMinutes: number;
  windowEnd: WindowEndAction;
  missedRuns: MissedRunPolicy;
  retryCount: number;
  retryDelayMinutes: number;
  retryGrowth: number;
}

let lastKey = 0;

const weekdays: DayOfWeek[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

export const newRule = (changes: Partial<RuleValues> = {}): RuleValues => ({
  key: ++lastKey,
  type: 'daily',
  everyMinutes: 360,
  anchor: null,
  times: ['02:30'],
  weekdays,
  monthDays: [1],
  lastDay: false,
  expression: '30 2 * * mon-fri',
  ...changes,
});

function ruleOf(settings: ScheduleSettings): RuleValues {
  switch (settings.type) {
    case 'interval':
      return newRule({
        type: 'interval',
        everyMinutes: settings.everyMinutes,
        anchor: settings.anchor ?? null,
      });
    case 'daily':
      return newRule({ type: 'daily', times: settings.times });
    case 'weekly':
      return newRule({ type: 'weekly', times: settings.times, weekdays: settings.days });
    case 'monthly':
      return newRule({
        type: 'monthly',
        times: settings.times,
        monthDays: settings.days,
        lastDay: settings.lastDay ?? false,
      });
    case 'cron':
      return newRule({ type: 'cron', expression: settings.expression });
    default:
      return newRule();
  }
}

/** The form of a schedule, with what is known of one. */
export function scheduleValues(known?: ScheduleResponse): ScheduleFormValues {
  const zone = known?.timeZone ?? ownZone();
  const parts =
    known?.settings.type === 'advanced' ? known.settings.schedules : known ? [known.settings] : [];
  return {
    name: known?.name ?? '',
    enabled: known?.enabled ?? true,
    several: known?.settings.type === 'advanced',
    rules: parts.length > 0 ? parts.map(ruleOf) : [newRule()],
    timeZone: zone,
    window: known?.window
      ? { start: known.window.start, end: known.window.end, days: known.window.days ?? [] }
      : null,
    blackouts: (known?.blackouts ?? []).map((one) => ({
      from: wallOf(one.from, zone),
      until: wallOf(one.until, zone),
      reason: one.reason ?? '',
    })),
    recurring: (known?.recurringBlackouts ?? []).map((one) => ({
      start: one.start,
      end: one.end,
      days: one.days ?? [],
      monthDays: one.monthDays ?? [],
      reason: one.reason ?? '',
    })),
    jitterMinutes: known?.jitterMinutes ?? 0,
    windowEnd: known?.windowEnd ?? 'finish',
    missedRuns: known?.missedRuns ?? 'run_once',
    retryCount: known?.retryCount ?? 3,
    retryDelayMinutes: known?.retryDelayMinutes ?? 30,
    retryGrowth: known?.retryGrowth ?? 2,
  };
}

export function useScheduleForm(known?: ScheduleResponse) {
  return useForm<ScheduleFormValues>({ initialValues: scheduleValues(known) });
}

export type ScheduleForm = ReturnType<typeof useScheduleForm>;

function settingsOf(rule: RuleValues): ScheduleSettings {
  const { type, times } = rule;
  switch (type) {
    case 'interval':
      return { type, everyMinutes: rule.everyMinutes, anchor: rule.anchor };
    case 'daily':
      return { type, times };
    case 'weekly':
      return { type, days: rule.weekdays, times };
    case 'monthly':
      return { type, days: rule.monthDays, times, lastDay: rule.lastDay };
    case 'cron':
      return { type, expression: rule.expression };
  }
}

/** What decides when it runs: the body of the preview, and a part of what is saved. */
export function timingRequest(values: ScheduleFormValues): PreviewScheduleRequest {
  const zone = values.timeZone;
  const [first = newRule()] = values.rules;
  return {
    settings: values.several
      ? { type: 'advanced', schedules: values.rules.map(settingsOf) }
      : settingsOf(first),
    timeZone: zone,
    window: values.window,
    blackouts: values.blackouts.map((one) => ({
      from: instantAt(one.from, zone),
      until: instantAt(one.until, zone),
      reason: one.reason || null,
    })),
    recurringBlackouts: values.recurring.map((one) => ({ ...one, reason: one.reason || null })),
    jitterMinutes: values.jitterMinutes,
  };
}

/** The request that saves what the form says. */
export function scheduleRequest(values: ScheduleFormValues, jobId: string): CreateScheduleRequest {
  return {
    ...timingRequest(values),
    jobId,
    name: values.name || null,
    enabled: values.enabled,
    windowEnd: values.windowEnd,
    missedRuns: values.missedRuns,
    retryCount: values.retryCount,
    retryDelayMinutes: values.retryDelayMinutes,
    retryGrowth: values.retryGrowth,
  };
}
