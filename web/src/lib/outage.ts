/** Whether the service can be reached at all. */
export const serverAnswers = () =>
  fetch('/health/live', { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  );

/** Waits until the service can be reached again. */
export async function whenBack(everyMilliseconds = 2000) {
  while (!(await serverAnswers())) await new Promise((done) => setTimeout(done, everyMilliseconds));
}
