/**
 * Where each row of a very long list stands, when most rows have one height and only those that were seen are
 * known to differ. Heights and offsets in CSS pixels.
 */
export class RowHeights {
  count = 0;
  private rows: number[] = [];
  private extras: number[] = [];
  private sums: number[] | null = null;

  constructor(readonly base: number) {}

  get total(): number {
    return this.offsetOf(this.count);
  }

  /** Notes a measured height; says whether it changed anything. */
  set(row: number, height: number): boolean {
    const extra = Math.round((height - this.base) * 100) / 100;
    const index = this.firstAtLeast(row);
    const known = this.rows[index] === row;
    if ((known ? this.extras[index] : 0) === extra) return false;
    if (known) this.extras[index] = extra;
    else {
      this.rows.splice(index, 0, row);
      this.extras.splice(index, 0, extra);
    }
    this.sums = null;
    return true;
  }

  clear(): void {
    this.rows = [];
    this.extras = [];
    this.sums = null;
  }

  /** The offset of a row's upper edge. */
  offsetOf(row: number): number {
    const before = this.firstAtLeast(row);
    return row * this.base + (before === 0 ? 0 : (this.prefix()[before - 1] ?? 0));
  }

  /** The row that covers an offset. */
  rowAt(offset: number): number {
    let low = 0;
    let high = Math.max(0, this.count - 1);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.offsetOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private prefix(): number[] {
    if (!this.sums) {
      let sum = 0;
      this.sums = this.extras.map((extra) => {
        sum += extra;
        return sum;
      });
    }
    return this.sums;
  }

  private firstAtLeast(row: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
