import { Problem, type ProblemBody } from './problem';

/** Longer request lines are refused by the server. */
const longestAddress = 7500;

/**
 * Starts a download of any size. It runs in a hidden frame: a file goes to disk, while the page of an error
 * arrives in the frame and comes back as a problem.
 */
export function download(address: string, onProblem: (problem: Problem) => void): void {
  if (address.length > longestAddress) {
    onProblem(
      new Problem(414, {
        detail: 'These are too many single files for one download.',
        hint: 'Choose their folder instead, or restore them to a server.',
      }),
    );
    return;
  }
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Download';
  frame.addEventListener('load', () => {
    const said = frame.contentDocument?.body?.textContent;
    if (!said && frame.contentDocument?.URL === 'about:blank') return;
    onProblem(new Problem(502, read(said)));
    frame.remove();
  });
  frame.src = address;
  document.body.append(frame);
  // A frame that became a download never loads; by then it has long begun.
  setTimeout(() => frame.remove(), 600_000);
}

function read(said: string | null | undefined): ProblemBody {
  try {
    return JSON.parse(said ?? '') as ProblemBody;
  } catch {
    return {
      detail: 'The download failed.',
      hint: 'Try again; if it fails again, restore to a server instead.',
    };
  }
}

/** The address that answers with one file as it is, or with a .tar of a folder or of several things. */
export function backupDownload(backupId: string, keys: readonly string[]): string {
  const query = new URLSearchParams(keys.map((key) => ['key', key]));
  return `/api/v1/backups/${backupId}/download?${query}`;
}
