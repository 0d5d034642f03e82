import type { LogStore } from './LogStore';
import type { LineLevel } from './terminalTypes';

const pageSize = 5000;
export const mostMatches = 50_000;

/** Where a text occurs in a whole log: found by the server, then kept up with as lines arrive. */
export class LineMatches {
  sequences: number[] = [];
  /** Whether the server has answered for everything up to `through`. */
  complete = false;
  error: unknown = null;
  private through = 0;

  constructor(
    private readonly store: LogStore,
    readonly text: string,
    private readonly levels: readonly LineLevel[] | undefined,
  ) {}

  async search(signal: AbortSignal): Promise<void> {
    try {
      while (!this.complete && this.sequences.length < mostMatches) {
        const query = { search: this.text, levels: this.levels, after: this.through, limit: pageSize };
        const page = await this.store.transport.page(query, signal);
        this.sequences = [...this.sequences, ...page.lines.map((line) => line.sequence)];
        this.complete = page.reached >= page.lastSequence;
        this.through = page.reached;
        this.store.changed();
      }
    } catch (error) {
      if (!signal.aborted) this.error = error;
    }
    this.store.changed();
  }

  /** Adds matches among lines that came since. */
  follow(): void {
    const { buffer } = this.store;
    const wanted = this.text.toLowerCase();
    for (; this.complete && this.through < buffer.last; this.through++) {
      const line = buffer.at(this.through + 1);
      if (line === undefined) break;
      if (!line?.message.toLowerCase().includes(wanted)) continue;
      if (this.levels && !this.levels.includes(line.level)) continue;
      this.sequences = [...this.sequences, line.sequence];
    }
  }

  /** The index of the first match at or after a line; the first one of all when there is none. */
  indexFrom(sequence: number): number {
    const index = this.sequences.findIndex((match) => match >= sequence);
    return Math.max(0, index);
  }
}
