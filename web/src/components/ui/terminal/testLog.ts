import type { LogTransport, PageQuery } from './LogStore';
import type { LineLevel, LinePage, TerminalLine } from './terminalTypes';

export function line(
  sequence: number,
  level: LineLevel = 'info',
  message = `line ${sequence}`,
): TerminalLine {
  return { sequence, at: new Date(sequence).toISOString(), level, message };
}

export const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => line(from + index));

type Push = (lines: TerminalLine[]) => void;

/** A log that answers as the API does, for tests: it grows, its streams break and end on command. */
export class TestLog implements LogTransport {
  readonly streams: { after: number; push: Push; end: () => void; fail: () => void }[] = [];
  readonly queries: PageQuery[] = [];
  constructor(public stored: TerminalLine[]) {}

  async page(query: PageQuery): Promise<LinePage> {
    this.queries.push(query);
    const { after = 0, before = Number.POSITIVE_INFINITY, limit, levels, search } = query;
    const matching = this.stored.filter(
      (one) =>
        one.sequence > after &&
        one.sequence < before &&
        (!levels || levels.includes(one.level)) &&
        (!search || one.message.includes(search)),
    );
    const count = (level: LineLevel) => this.stored.filter((one) => one.level === level).length;
    const held = query.before === undefined ? matching.slice(0, limit) : matching.slice(-limit);
    return {
      lines: held,
      firstSequence: this.stored[0]?.sequence ?? 1,
      lastSequence: this.stored.at(-1)?.sequence ?? 0,
      counts: { info: count('info'), warning: count('warning'), error: count('error') },
      reached: (held.length === limit && held.at(-1)?.sequence) || (this.stored.at(-1)?.sequence ?? 0),
    };
  }

  stream(after: number, push: Push): Promise<void> {
    return new Promise((end, fail) => {
      this.streams.push({ after, push, end, fail: () => fail(new Error('connection lost')) });
    });
  }

  /** Writes lines and sends them to whoever listens. */
  write(fresh: TerminalLine[]) {
    this.stored = [...this.stored, ...fresh];
    this.streams.at(-1)?.push(fresh);
  }
}
