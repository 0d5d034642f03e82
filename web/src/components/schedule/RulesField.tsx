import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { RuleFields } from './RuleFields';
import classes from './ScheduleFields.module.css';
import { newRule, type RuleType, type RuleValues, type ScheduleForm } from './scheduleForm';
import { ruleTypes } from './scheduleWords';

interface RulesFieldProps {
  form: ScheduleForm;
  errors: Record<string, string>;
}

/** How it recurs: one type, or several recurrences together. */
export function RulesField({ form, errors }: RulesFieldProps) {
  const { rules, several } = form.values;
  const change = (index: number, changes: Partial<RuleValues>) =>
    form.setFieldValue(
      'rules',
      rules.map((rule, at) => (at === index ? { ...rule, ...changes } : rule)),
    );
  const choose = (type: string) => {
    if (type === 'several') {
      form.setFieldValue('several', true);
      if (rules.length === 1) form.setFieldValue('rules', [...rules, newRule({ times: ['14:30'] })]);
      return;
    }
    form.setFieldValue('several', false);
    change(0, { type: type as RuleType });
  };
  const [first] = rules;
  if (!first) return null;
  return (
    <>
      <SegmentedControl
        className={classes.types}
        aria-label="How it recurs"
        value={several ? 'several' : first.type}
        onChange={choose}
        data={[...ruleTypes, { value: 'several', label: 'Several' }]}
      />
      {!several && (
        <RuleFields
          rule={first}
          onChange={(changes) => change(0, changes)}
          errorOf={(field) => errors[`settings.${field}`]}
        />
      )}
      {several &&
        rules.map((rule, index) => (
          <section key={rule.key} className={classes.part} aria-label={`Part ${index + 1}`}>
            <div className={classes.partHead}>
              <Select
                aria-label={`Type of part ${index + 1}`}
                w={130}
                data={ruleTypes}
                value={rule.type}
                onChange={(type) => change(index, { type: (type ?? 'daily') as RuleType })}
              />
              {rules.length > 1 && (
                <ActionIcon
                  color="gray"
                  ml="auto"
                  aria-label={`Remove part ${index + 1}`}
                  onClick={() =>
                    form.setFieldValue(
                      'rules',
                      rules.filter((_, at) => at !== index),
                    )
                  }
                >
                  <IconTrash size={17} />
                </ActionIcon>
              )}
            </div>
            <RuleFields
              rule={rule}
              onChange={(changes) => change(index, changes)}
              errorOf={(field) => errors[`settings.schedules[${index}].${field}`]}
            />
          </section>
        ))}
      {several && (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={15} />}
          onClick={() => form.setFieldValue('rules', [...rules, newRule()])}
        >
          Add another
        </Button>
      )}
      {errors.settings && <div className={classes.error}>{errors.settings}</div>}
      {errors['settings.schedules'] && <div className={classes.error}>{errors['settings.schedules']}</div>}
    </>
  );
}
