/** The body of every failed answer of the API (RFC 9457, with a stable code and a hint). */
export interface ProblemBody {
  type?: string | null;
  title?: string | null;
  status?: number | null;
  detail?: string | null;
  code?: string | null;
  hint?: string | null;
  traceId?: string | null;
  errors?: Record<string, string[]> | null;
  /** With `in_use`: what uses the thing that was to be deleted. */
  uses?: { type: string; id: string; name: string }[] | null;
  /** With a test that failed: what it tried, step by step. */
  steps?: ProblemStep[] | null;
}

export interface ProblemStep {
  name: string;
  title: string;
  status: string;
  detail?: string | null;
  hint?: string | null;
  durationMilliseconds?: number | null;
}

/** A failed request, in the words that a person is shown. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string | undefined;
  readonly traceId: string | undefined;
  /** Messages by field name, in camel case as the request wrote them. */
  readonly fields: Record<string, string>;
  readonly uses: { type: string; id: string; name: string }[];
  readonly steps: ProblemStep[];

  constructor(status: number, body: ProblemBody) {
    super(body.detail || body.title || `The server answered ${status} without saying why.`);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'unreachable' : `http_${status}`);
    this.hint = body.hint ?? undefined;
    this.traceId = body.traceId ?? undefined;
    this.uses = body.uses ?? [];
    this.steps = body.steps ?? [];
    this.fields = Object.fromEntries(
      Object.entries(body.errors ?? {}).map(([name, said]) => [camelPath(name), said[0] ?? '']),
    );
  }

  /** What "copy details" puts on the clipboard. */
  get details(): string {
    const lines = [
      this.message,
      this.hint && `Hint: ${this.hint}`,
      `Code: ${this.code}`,
      `Status: ${this.status}`,
    ];
    return [...lines, this.traceId && `Trace: ${this.traceId}`].filter(Boolean).join('\n');
  }
}

const camelPath = (name: string) =>
  name
    .split('.')
    .map((part) => part.charAt(0).toLowerCase() + part.slice(1))
    .join('.');

/** Whatever was thrown, as a Problem. A failed fetch means that the server could not be reached. */
export function toProblem(error: unknown, response?: Response): Problem {
  if (error instanceof Problem) return error;
  if (response && !response.ok) {
    return new Problem(response.status, isBody(error) ? error : {});
  }
  if (error instanceof TypeError) {
    return new Problem(0, {
      detail: 'The server could not be reached.',
      hint: 'Check that BackupApi is running and that this device is on its network, then try again.',
    });
  }
  return new Problem(-1, {
    detail: error instanceof Error ? error.message : String(error),
    code: 'unexpected',
  });
}

const isBody = (value: unknown): value is ProblemBody => typeof value === 'object' && value !== null;
