import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import type { OperationResponse } from '@/api';
import { runName, startedWords } from '@/lib/operationWords';
import classes from './OperationFacts.module.css';

/** One line: job → repository, server, who started it and when, its run. */
export function OperationFacts({ operation }: { operation: OperationResponse }) {
  const { jobId, jobName, repositoryId, repositoryName, serverId, serverName, runId } = operation;
  const job = jobId ? (
    <>
      Job{' '}
      <Link to="/jobs/$id" params={{ id: jobId }}>
        {jobName}
      </Link>
    </>
  ) : null;
  const repository = repositoryId ? (
    <Link to="/repositories/$id" params={{ id: repositoryId }}>
      {repositoryName}
    </Link>
  ) : null;
  const facts: [string, ReactNode][] = [
    [
      'what',
      job && repository ? (
        <>
          {job} → {repository}
        </>
      ) : (
        (job ?? repository)
      ),
    ],
    [
      'server',
      serverId && (
        <Link to="/servers/$id" params={{ id: serverId }}>
          {serverName}
        </Link>
      ),
    ],
    ['started', startedWords(operation)],
    [
      'run',
      <Link key="run" to="/operations" search={{ runId }}>
        run {runName(runId)}
      </Link>,
    ],
  ];
  return (
    <span className={classes.facts}>
      {facts
        .filter(([, fact]) => fact)
        .map(([name, fact], index) => (
          <Fragment key={name}>
            {index > 0 && ' · '}
            {fact}
          </Fragment>
        ))}
    </span>
  );
}
