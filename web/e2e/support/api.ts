import { waitUntil } from './service';

type Json = Record<string, unknown>;

/** Speaks to the API as the SPA does: a session cookie and the anti-forgery header. */
export class Api {
  private cookie = '';
  private csrfToken = '';

  constructor(private readonly url: string) {}

  /** Makes the owner and the first workspace with the one-time link. */
  async setUp(
    link: string,
    owner: { email: string; displayName: string; password: string; workspaceName: string },
  ) {
    const token = new URL(link).searchParams.get('token');
    const me = await this.post<{ csrfToken: string }>('/setup', { token, ...owner });
    this.csrfToken = me.csrfToken;
  }

  /** For a browser that shall be signed in. */
  sessionCookie() {
    const [name = '', value = ''] = this.cookie.split('=', 2);
    return { name, value, url: this.url, httpOnly: true, sameSite: 'Strict' as const };
  }

  get = <T = Json>(path: string) => this.send<T>('GET', path);

  post = <T = Json>(path: string, body: unknown = {}) => this.send<T>('POST', path, body);

  put = <T = Json>(path: string, body: unknown, version?: number) => this.send<T>('PUT', path, body, version);

  /** Runs a job and waits for the end of everything it started. */
  async runJob(jobId: string): Promise<Json[]> {
    const { operations } = await this.post<{ operations: { id: string }[] }>(`/jobs/${jobId}/run`);
    return Promise.all(operations.map(({ id }) => this.untilEnded(id)));
  }

  async untilEnded(operationId: string): Promise<Json> {
    let operation: Json = {};
    await waitUntil(`operation ${operationId} has ended`, 120_000, async () => {
      operation = await this.get(`/operations/${operationId}`);
      return ['completed', 'warning', 'failed', 'cancelled'].includes(operation.status as string);
    });
    return operation;
  }

  private async send<T>(method: string, path: string, body?: unknown, version?: number): Promise<T> {
    const headers: Record<string, string> = { cookie: this.cookie };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    if (this.csrfToken) headers['x-csrf-token'] = this.csrfToken;
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} → ${answer.status}: ${text}`);
    const session = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('backupapi_session='));
    if (session) this.cookie = session.split(';')[0] ?? '';
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
