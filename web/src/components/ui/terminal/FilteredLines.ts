import type { LogBuffer } from './LogBuffer';
import type { LineLevel, LinePage, TerminalLine } from './terminalTypes';

/**
 * The lines of chosen levels, as one window without gaps that grows at both ends. It holds a bounded number of
 * lines: what is added at one end pushes out the far ones at the other, which are loaded again when needed.
 */
export class FilteredLines {
  lines: TerminalLine[] = [];
  /** Whether earlier or later matching lines wait on the server. */
  hasBefore = true;
  hasAfter = true;
  /** Every matching line up to here is in the window or was passed. */
  through = 0;

  constructor(
    readonly levels: ReadonlySet<LineLevel>,
    private readonly maxLines = 20_000,
  ) {}

  /** Takes the matching lines that end just before the window (or at the log's end, at first). */
  prepend(page: LinePage, limit: number): void {
    const earliest = this.lines[0]?.sequence ?? Number.POSITIVE_INFINITY;
    if (this.lines.length === 0) {
      this.through = page.lastSequence;
      this.hasAfter = false;
    }
    this.lines = [...page.lines.filter((line) => line.sequence < earliest), ...this.lines];
    this.hasBefore = page.lines.length >= limit;
    if (this.lines.length > this.maxLines) {
      this.lines.length = this.maxLines;
      this.through = this.lines[this.maxLines - 1]?.sequence ?? this.through;
      this.hasAfter = true;
    }
  }

  /** Takes the matching lines that follow `through`. */
  append(page: LinePage, limit: number): void {
    const complete = page.lines.length < limit;
    this.push(page.lines);
    this.through = complete ? Math.max(this.through, page.lastSequence) : (this.lines.at(-1)?.sequence ?? 0);
    this.hasAfter = !complete;
  }

  /** Takes what the live stream brought since; stops at a line that is not loaded, which a page must bring. */
  follow(buffer: LogBuffer): void {
    if (this.hasAfter) return;
    const fresh: TerminalLine[] = [];
    while (this.through < buffer.last) {
      const line = buffer.at(this.through + 1);
      if (line === undefined) {
        this.hasAfter = true;
        break;
      }
      if (line && this.levels.has(line.level)) fresh.push(line);
      this.through += 1;
    }
    this.push(fresh);
  }

  /** The row of a line, or of the next one that is shown. */
  rowOf(sequence: number): number {
    let low = 0;
    let high = this.lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.lines[middle]?.sequence ?? 0) < sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private push(lines: readonly TerminalLine[]) {
    const latest = this.lines.at(-1)?.sequence ?? 0;
    const fresh = lines.filter((line) => line.sequence > latest);
    if (fresh.length === 0) return;
    this.lines = [...this.lines, ...fresh];
    const over = this.lines.length - this.maxLines;
    if (over > 0) {
      this.lines = this.lines.slice(over);
      this.hasBefore = true;
    }
  }
}
