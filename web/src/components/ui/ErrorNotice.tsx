import { Button, CopyButton } from '@mantine/core';
import { IconAlertCircle, IconCopy, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { humanize } from '@/lib/format';
import { toProblem } from '@/lib/problem';
import classes from './ErrorNotice.module.css';

interface ErrorNoticeProps {
  error: unknown;
  onRetry?: () => void;
  /** A button that mends this very cause. */
  action?: ReactNode;
}

/** What failed and what to do next, in the API's own sentence and hint, beside what caused it. */
export function ErrorNotice({ error, onRetry, action }: ErrorNoticeProps) {
  if (!error) return null;
  const problem = toProblem(error);
  return (
    <div className={classes.notice} role="alert">
      <IconAlertCircle size={18} className={classes.icon} aria-hidden />
      <div className={classes.words}>
        <div className={classes.what}>{problem.message}</div>
        {problem.hint && <div className={classes.hint}>{problem.hint}</div>}
        {problem.uses.length > 0 && (
          <ul className={classes.uses}>
            {problem.uses.map((use) => (
              <li key={use.id}>
                {humanize(use.type)} <b>{use.name}</b>
              </li>
            ))}
          </ul>
        )}
        <div className={classes.actions}>
          {action}
          {onRetry && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconRefresh size={14} />}
              onClick={onRetry}
            >
              Try again
            </Button>
          )}
          {problem.code !== 'invalid' && (
            <CopyButton value={problem.details}>
              {({ copied, copy }) => (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  leftSection={<IconCopy size={14} />}
                  onClick={copy}
                >
                  {copied ? 'Copied' : 'Copy details'}
                </Button>
              )}
            </CopyButton>
          )}
        </div>
      </div>
    </div>
  );
}
