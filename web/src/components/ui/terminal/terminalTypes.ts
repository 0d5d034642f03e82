export type LineLevel = 'info' | 'warning' | 'error';

export const lineLevels: readonly LineLevel[] = ['info', 'warning', 'error'];

export interface TerminalLine {
  /** 1 for the first line; no two lines share one. */
  sequence: number;
  at: string;
  level: LineLevel;
  message: string;
}

export type LevelCounts = Record<LineLevel, number>;

/** The rows that a terminal shows. A row that is not loaded is undefined, one that is gone for good is null. */
export interface LineSource {
  readonly count: number;
  at(row: number): TerminalLine | null | undefined;
  /** The row of a line, or of the next one that is shown. */
  rowOf(sequence: number): number;
  /** The sequence number that stands at a row, known even before the line is loaded. */
  sequenceAt(row: number): number | undefined;
  /** Rows from..to (inclusive) are in view: loads what is missing there. */
  need(from: number, to: number): void;
}

/** What a page of a log answers; `firstSequence` and `lastSequence` are of the whole log. */
export interface LinePage {
  lines: TerminalLine[];
  firstSequence: number;
  lastSequence: number;
  counts: LevelCounts;
  /** Every matching line up to here was looked at; a search reads a long log in pieces. */
  reached: number;
}

/** Lines with a sequence above `after`, at most `limit` of them. */
export interface LineRange {
  after: number;
  limit: number;
}
