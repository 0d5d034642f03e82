import { formatDuration } from '@/lib/format';
import { StatusIcon } from './StatusIcon';
import classes from './StepChecklist.module.css';

interface Step {
  name: string;
  title: string;
  /** `passed`, `warning`, `failed`, `skipped`, `running` or `pending`. */
  status: string;
  detail?: string | null;
  hint?: string | null;
  durationMilliseconds?: number | null;
}

/** A test as a checklist: each step with what it found, how long it took, and what to do when it failed. */
export function StepChecklist({ steps }: { steps: Step[] }) {
  return (
    <ol className={classes.list}>
      {steps.map((step) => (
        <li key={step.name} className={classes.step}>
          <StatusIcon status={step.status} />
          <div className={classes.words}>
            <div className={classes.label}>{step.title}</div>
            {step.detail && <div className={classes.detail}>{step.detail}</div>}
            {step.hint && <div className={classes.hint}>{step.hint}</div>}
          </div>
          {step.durationMilliseconds != null && step.durationMilliseconds >= 1 && (
            <span className={classes.took}>{formatDuration(step.durationMilliseconds / 1000)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
