import type { LevelCounts, LinePage, LineRange, TerminalLine } from './terminalTypes';

type Slot = TerminalLine | null | undefined;

/**
 * The lines of one log as far as they were needed: sparse pages by sequence number, so that a log of a million
 * lines costs the memory of those near the view. Lines may come in any order and more than once.
 */
export class LogBuffer {
  first = 1;
  last = 0;
  counts: LevelCounts = { info: 0, warning: 0, error: 0 };
  private readonly pages = new Map<number, Slot[]>();
  private countedThrough = 0;
  private viewedPage = 0;

  constructor(
    readonly pageSize = 500,
    private readonly maxPages = 60,
  ) {}

  /** The line, null when the server no longer has it, undefined when it was not loaded (or was let go). */
  at(sequence: number): Slot {
    return this.pages.get(this.pageOf(sequence))?.[sequence % this.pageSize];
  }

  /** Takes lines of the live stream. A line that is already here is left alone. */
  add(lines: readonly TerminalLine[]): void {
    for (const line of lines) {
      this.store(line.sequence, line);
      if (line.sequence === this.countedThrough + 1) {
        this.counts = { ...this.counts, [line.level]: this.counts[line.level] + 1 };
        this.countedThrough = line.sequence;
      }
    }
    this.evict();
  }

  /** Takes the answer to `asked`; what it leaves out although it was stored by then is gone for good. */
  addPage(page: LinePage, asked?: LineRange): void {
    this.first = Math.max(this.first, page.firstSequence);
    for (const line of page.lines) this.store(line.sequence, line);
    if (asked) {
      const end = Math.min(asked.after + asked.limit, page.lastSequence);
      for (let sequence = asked.after + 1; sequence <= end; sequence++) {
        if (this.at(sequence) === undefined) this.store(sequence, null);
      }
    }
    if (page.lastSequence >= this.countedThrough) {
      this.counts = page.counts;
      this.countedThrough = page.lastSequence;
    }
    this.evict();
  }

  /** The log is known to reach this far, whether or not its lines were loaded. */
  extend(last: number): void {
    this.last = Math.max(this.last, last);
  }

  /** The pages to ask for so that every line from..to (inclusive) is here. Also says where the view is. */
  missing(from: number, to: number): LineRange[] {
    const low = Math.max(this.first, from);
    const high = Math.min(this.last, to);
    this.viewedPage = this.pageOf(Math.floor((low + high) / 2));
    const ranges: LineRange[] = [];
    for (let page = this.pageOf(low); low <= high && page <= this.pageOf(high); page++) {
      const start = Math.max(page * this.pageSize, this.first, 1);
      const end = Math.min((page + 1) * this.pageSize - 1, this.last);
      for (let sequence = Math.max(start, low); sequence <= Math.min(end, high); sequence++) {
        if (this.at(sequence) !== undefined) continue;
        ranges.push({ after: start - 1, limit: end - start + 1 });
        break;
      }
    }
    return ranges;
  }

  /** How many lines are held, for tests of the bound. */
  get held(): number {
    return this.pages.size * this.pageSize;
  }

  private store(sequence: number, line: TerminalLine | null) {
    const index = this.pageOf(sequence);
    let page = this.pages.get(index);
    if (!page) {
      page = new Array<Slot>(this.pageSize).fill(undefined);
      this.pages.set(index, page);
    }
    page[sequence % this.pageSize] ??= line;
    this.last = Math.max(this.last, sequence);
  }

  private pageOf(sequence: number) {
    return Math.floor(sequence / this.pageSize);
  }

  /** Lets go of the pages that are farthest from the view. */
  private evict() {
    if (this.pages.size <= this.maxPages) return;
    const distance = (page: number) => Math.abs(page - this.viewedPage);
    const far = [...this.pages.keys()].sort((a, b) => distance(b) - distance(a));
    for (const page of far.slice(0, this.pages.size - this.maxPages)) this.pages.delete(page);
  }
}
