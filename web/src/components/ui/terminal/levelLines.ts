import { FilteredLines } from './FilteredLines';
import type { LogStore } from './LogStore';
import type { LineLevel, LineSource } from './terminalTypes';

const pageSize = 1000;
/** How near to an end of the window the view may come before more is loaded. */
const margin = 100;

/** The lines of some levels only; the server is asked for them, page by page, from the end backwards. */
export function levelLines(store: LogStore, levels: ReadonlySet<LineLevel>): LineSource {
  const window = new FilteredLines(levels);
  const query = { levels: [...levels], limit: pageSize };
  let busy = false;

  const load = async (direction: 'before' | 'after') => {
    if (busy) return;
    busy = true;
    try {
      if (direction === 'before') {
        const before = window.lines[0]?.sequence ?? Number.MAX_SAFE_INTEGER;
        window.prepend(await store.transport.page({ ...query, before }, store.signal), pageSize);
      } else {
        const after = window.through;
        window.append(await store.transport.page({ ...query, after }, store.signal), pageSize);
      }
      store.error = null;
    } catch (error) {
      store.error = error;
      await new Promise((done) => setTimeout(done, 3000));
    } finally {
      busy = false;
      store.changed();
    }
  };

  return {
    get count() {
      window.follow(store.buffer);
      return window.lines.length;
    },
    at: (row) => window.lines[row],
    rowOf: (sequence) => window.rowOf(sequence),
    sequenceAt: (row) => window.lines[row]?.sequence,
    need: (from, to) => {
      if (window.hasBefore && from < margin) void load('before');
      else if (window.hasAfter && to > window.lines.length - margin) void load('after');
    },
  };
}
