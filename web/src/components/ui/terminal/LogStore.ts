import { LogBuffer } from './LogBuffer';
import type { LineLevel, LinePage, LineRange, TerminalLine } from './terminalTypes';

export interface PageQuery {
  after?: number;
  before?: number;
  limit: number;
  /** All levels when it is left out. */
  levels?: readonly LineLevel[];
  search?: string;
}

/** How the lines of one log are fetched and followed. */
export interface LogTransport {
  page(query: PageQuery, signal: AbortSignal): Promise<LinePage>;
  /** Passes on every line after `after`, in order; resolves when the log has ended, rejects when the connection did. */
  stream(after: number, onLines: (lines: TerminalLine[]) => void, signal: AbortSignal): Promise<void>;
}

/** After an absence the lines missed are streamed when they are this few; more are loaded when they are looked at. */
const catchUpByStream = 5000;
const beyondEverything = Number.MAX_SAFE_INTEGER;

/** One log, opened at its end and followed: what it holds, and whether more is to come. */
export class LogStore {
  readonly buffer: LogBuffer;
  opened = false;
  ended = false;
  error: unknown = null;
  private received = 0;
  private version = 0;
  private announced = false;
  private readonly listeners = new Set<() => void>();
  private readonly asked = new Set<number>();

  constructor(
    readonly transport: LogTransport,
    readonly signal: AbortSignal,
    buffer = new LogBuffer(),
    private readonly wait: (ms: number) => Promise<void> = (ms) =>
      new Promise((done) => setTimeout(done, ms)),
  ) {
    this.buffer = buffer;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly getVersion = () => this.version;

  /** Opens the log at its end and follows it until it ends or the signal aborts. Reconnecting is part of it. */
  async run(): Promise<void> {
    for (let delay = 250; !this.signal.aborted && !this.ended; delay = Math.min(5000, delay * 2)) {
      try {
        await this.catchUp();
        await this.transport.stream(
          this.received,
          (lines) => {
            delay = 250;
            this.take(lines);
          },
          this.signal,
        );
        this.ended = true;
      } catch (error) {
        if (this.signal.aborted) return;
        // Before anything was seen this is the reason for an empty view; later the next attempt mends it.
        if (!this.opened) this.error = error;
        this.changed();
        await this.wait(delay);
      }
    }
    this.changed();
  }

  /** Loads a page unless it is on its way. */
  async load(range: LineRange): Promise<void> {
    if (this.asked.has(range.after)) return;
    this.asked.add(range.after);
    try {
      this.buffer.addPage(await this.transport.page(range, this.signal), range);
      this.error = null;
    } catch (error) {
      if (this.signal.aborted) return;
      this.error = error;
      await this.wait(3000);
    } finally {
      this.asked.delete(range.after);
      this.changed();
    }
  }

  /** Tells the viewers, once per frame however much arrives. */
  changed(): void {
    if (this.announced) return;
    this.announced = true;
    requestAnimationFrame(() => {
      this.announced = false;
      this.version += 1;
      for (const listener of this.listeners) listener();
    });
  }

  private take(lines: TerminalLine[]) {
    this.buffer.add(lines);
    this.received = Math.max(this.received, lines.at(-1)?.sequence ?? 0);
    this.changed();
  }

  /** Learns where the log ends now, so that the stream need not carry what nobody looks at. */
  private async catchUp() {
    const limit = this.buffer.pageSize;
    const page = await this.transport.page({ before: beyondEverything, limit }, this.signal);
    if (this.opened && page.lastSequence - this.received <= catchUpByStream) return;
    this.buffer.addPage(page);
    this.buffer.extend(page.lastSequence);
    this.received = page.lastSequence;
    this.opened = true;
    this.error = null;
    this.changed();
  }
}
