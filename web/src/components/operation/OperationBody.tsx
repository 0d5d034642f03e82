import type { OperationResponse } from '@/api';
import { AttemptList } from './AttemptList';
import { FailureNotice } from './FailureNotice';
import { LiveFigures } from './LiveFigures';
import { OperationLog } from './OperationLog';
import { PhaseStepper } from './PhaseStepper';
import { ResultNotice } from './ResultNotice';
import { WaitingNotice } from './WaitingNotice';

/** Everything an operation has to say, live: notices, phases, figures, log, attempts. */
export function OperationBody({ operation }: { operation: OperationResponse }) {
  return (
    <>
      <WaitingNotice operation={operation} />
      <FailureNotice operation={operation} />
      <ResultNotice operation={operation} />
      <PhaseStepper operation={operation} />
      <LiveFigures operation={operation} />
      <OperationLog operation={operation} />
      <AttemptList operation={operation} />
    </>
  );
}
