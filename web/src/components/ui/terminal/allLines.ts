import type { LogStore } from './LogStore';
import type { LineSource } from './terminalTypes';

/** Every line of a log, one row each; what is not loaded is fetched when it comes into view. */
export function allLines(store: LogStore): LineSource {
  const { buffer } = store;
  return {
    get count() {
      return Math.max(0, buffer.last - buffer.first + 1);
    },
    at: (row) => buffer.at(buffer.first + row),
    rowOf: (sequence) => Math.max(0, sequence - buffer.first),
    sequenceAt: (row) => buffer.first + row,
    need: (from, to) => {
      for (const range of buffer.missing(buffer.first + from, buffer.first + to)) void store.load(range);
    },
  };
}
