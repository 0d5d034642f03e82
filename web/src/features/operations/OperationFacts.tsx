import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { OperationResponse } from '@/api';
import { runName, startedWords } from '@/lib/operationWords';
import classes from './OperationFacts.module.css';

/** One line: what it works on and where, who started it and when, its run. */
export function OperationFacts({ operation }: { operation: OperationResponse }) {
  const facts: ReactNode[] = [...wayFacts(operation), startedWords(operation), runFact(operation.runId)];
  return (
    <span className={classes.facts}>
      {facts.filter(Boolean).map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the facts of one operation keep their order
        <Fragment key={index}>
          {index > 0 && ' · '}
          {fact}
        </Fragment>
      ))}
    </span>
  );
}

/** A backup: "Job shop → nas-1 · web-1"; a restore: "from nas-1 to web-1"; anything else: its repository. */
function wayFacts(operation: OperationResponse): ReactNode[] {
  const { kind, jobId, jobName, repositoryId, repositoryName, serverId, serverName } = operation;
  const repository = repositoryId && (
    <Link to="/repositories/$id" params={{ id: repositoryId }}>
      {repositoryName}
    </Link>
  );
  const server = serverId && (
    <Link to="/servers/$id" params={{ id: serverId }}>
      {serverName}
    </Link>
  );
  if (kind === 'restore')
    return [
      <Fragment key="way">
        From {repository} to {server ?? 'a server that was removed'}
      </Fragment>,
    ];
  if (kind !== 'backup') return [repository];
  if (!jobId) return [repository, server];
  const job = (
    <Fragment key="job">
      Job{' '}
      <Link to="/jobs/$id" params={{ id: jobId }}>
        {jobName}
      </Link>
      {repository && ' → '}
      {repository}
    </Fragment>
  );
  return [job, server];
}

const runFact = (runId: string) => (
  <Link to="/operations" search={{ runId }}>
    run {runName(runId)}
  </Link>
);
