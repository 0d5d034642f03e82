import { notifications } from '@mantine/notifications';
import { toProblem } from './problem';

/** Says that something was done. */
export function notifyDone(message: string) {
  notifications.show({ message, color: 'green', autoClose: 4000 });
}

/** Says what failed and what to do next, where no form or page can carry it. */
export function notifyProblem(error: unknown) {
  const problem = toProblem(error);
  notifications.show({ title: problem.message, message: problem.hint, color: 'red', autoClose: 12_000 });
}
