import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { wallOf } from '@/lib/zoneTime';
import { BlackoutFields } from './BlackoutFields';
import { PeriodLine } from './PeriodLine';
import { RecurringFields } from './RecurringFields';
import classes from './ScheduleFields.module.css';
import type { ScheduleForm } from './scheduleForm';
import { recurringDays, wallWords } from './scheduleWords';

interface BlackoutsFieldProps {
  form: ScheduleForm;
  errors: Record<string, string>;
}

/** When nothing starts: periods with a beginning and an end, and times of day that come again. */
export function BlackoutsField({ form, errors }: BlackoutsFieldProps) {
  const { blackouts, recurring, timeZone } = form.values;
  // What was just added is open; the others are a line each until they are pressed.
  const [open, setOpen] = useState<string | null>(null);
  const addPeriod = () => {
    const day = (ahead: number) => `${wallOf(Date.now() + ahead * 86_400_000, timeZone).slice(0, 10)}T00:00`;
    form.setFieldValue('blackouts', [...blackouts, { from: day(1), until: day(2), reason: '' }]);
    setOpen(`once${blackouts.length}`);
  };
  const addRecurring = () => {
    form.setFieldValue('recurring', [
      ...recurring,
      { start: '08:00', end: '18:00', days: [], monthDays: [], reason: '' },
    ]);
    setOpen(`again${recurring.length}`);
  };
  const fault = (at: string) => Object.keys(errors).some((key) => key.startsWith(`${at}.`));
  return (
    <section aria-label="Blackout periods">
      <div className={classes.head}>
        <b>Blackout periods</b>
        <Menu width={230}>
          <Menu.Target>
            <Button variant="default" size="compact-md" leftSection={<IconPlus size={15} />}>
              Add period
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={addPeriod}>Once, from a day to another</Menu.Item>
            <Menu.Item onClick={addRecurring}>Again and again, at times of day</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {blackouts.length + recurring.length === 0 && (
        <div className={classes.none}>None: it may start whenever it is due.</div>
      )}
      {blackouts.map((one, index) => (
        <PeriodLine
          // biome-ignore lint/suspicious/noArrayIndexKey: periods have no identity but their place
          key={`once${index}`}
          name={one.reason || 'Blackout'}
          words={`${wallWords(one.from)} to ${wallWords(one.until)}`}
          opened={open === `once${index}` || fault(`blackouts[${index}]`)}
          onOpen={() => setOpen(open === `once${index}` ? null : `once${index}`)}
          onRemove={() => form.removeListItem('blackouts', index)}
        >
          <BlackoutFields
            value={one}
            onChange={(changes) => form.replaceListItem('blackouts', index, { ...one, ...changes })}
            errorOf={(field) => errors[`blackouts[${index}].${field}`]}
          />
        </PeriodLine>
      ))}
      {recurring.map((one, index) => (
        <PeriodLine
          // biome-ignore lint/suspicious/noArrayIndexKey: periods have no identity but their place
          key={`again${index}`}
          name={one.reason || 'Blackout'}
          words={`${recurringDays(one) || 'every day'}, ${one.start} to ${one.end}`}
          opened={open === `again${index}` || fault(`recurringBlackouts[${index}]`)}
          onOpen={() => setOpen(open === `again${index}` ? null : `again${index}`)}
          onRemove={() => form.removeListItem('recurring', index)}
        >
          <RecurringFields
            value={one}
            onChange={(changes) => form.replaceListItem('recurring', index, { ...one, ...changes })}
            errorOf={(field) => errors[`recurringBlackouts[${index}].${field}`]}
          />
        </PeriodLine>
      ))}
      {[errors.blackouts, errors.recurringBlackouts].filter(Boolean).map((text) => (
        <div key={text} className={classes.error}>
          {text}
        </div>
      ))}
    </section>
  );
}
