const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const;

const trimmed = (value: number, digits: number) => {
  const text = value.toFixed(digits);
  return digits > 0 && text.endsWith('0') ? text.replace(/\.?0+$/, '') : text;
};

/** Binary units with at most one decimal below 100: `18.4 GiB`, `412 GiB`. A missing value is an en dash. */
export function formatBytes(bytes: number | null | undefined): string {
  if (bytes == null || Number.isNaN(bytes)) return '–';
  const sign = bytes < 0 ? '−' : '';
  let value = Math.abs(bytes);
  let unit = 0;
  while (value >= 1023.95 && unit < byteUnits.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${sign}${trimmed(value, digits)} ${byteUnits[unit]}`;
}

/** Bytes per second: `118 MiB/s`. */
export function formatRate(bytesPerSecond: number | null | undefined): string {
  return bytesPerSecond == null ? '–' : `${formatBytes(bytesPerSecond)}/s`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** Durations as people say them: `12 ms`, `0.8 s`, `58s`, `4m 12s`, `2h 05m`, `3d 4h`. Takes seconds. */
export function formatDuration(seconds: number | null | undefined): string {
  if (seconds == null || Number.isNaN(seconds) || seconds < 0) return '–';
  if (seconds > 0 && seconds < 0.095) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  if (seconds < 10) return `${trimmed(seconds, 1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}m ${two(whole % 60)}s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h ${two(minutes % 60)}m`;
  const hours = Math.round(whole / 3600);
  return `${Math.floor(hours / 24)}d ${hours % 24}h`;
}

/** Whole numbers with thousands separated: `184,220`. */
export function formatCount(count: number | null | undefined): string {
  return count == null ? '–' : count.toLocaleString('en-GB');
}

/** A share from 0 to 1 as `64 %`. */
export function formatPercent(share: number | null | undefined): string {
  return share == null || Number.isNaN(share) ? '–' : `${Math.round(share * 100)} %`;
}

/** `1 source`, `3 sources`; irregular words give their plural. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** First letter in upper case, underscores as spaces: a last resort for a word that has no sentence of its own. */
export function humanize(word: string): string {
  const spaced = word.replaceAll('_', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
