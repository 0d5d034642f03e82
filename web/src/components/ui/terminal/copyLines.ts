import type { LogStore } from './LogStore';
import { lineAsText } from './lineText';
import type { LineLevel } from './terminalTypes';

/** More than this belongs into a file. */
export const mostCopied = 10_000;
const pageSize = 5000;

/** Puts the last lines of a log on the clipboard, of all levels or some; says how many. */
export async function copyLines(store: LogStore, levels?: readonly LineLevel[]): Promise<number> {
  const text: string[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  while (text.length < mostCopied) {
    const { lines } = await store.transport.page({ before, limit: pageSize, levels }, store.signal);
    text.unshift(...lines.map(lineAsText));
    if (lines.length < pageSize) break;
    before = lines[0]?.sequence ?? 0;
  }
  await writeClipboard(text.join('\n'));
  return text.length;
}

/** The clipboard API exists only on https and localhost; elsewhere the old way still works. */
async function writeClipboard(text: string) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (!copied) throw new Error('The browser refused to copy. Download the log instead.');
}
