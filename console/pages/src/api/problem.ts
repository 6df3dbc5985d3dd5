/** A rule that a field breaks, as a service reports it. */
export interface FieldFault {
  field: string;
  rule: string;
  message: string;
}

interface ProblemJson {
  code?: string;
  title?: string;
  detail?: string;
  status?: number;
  errors?: FieldFault[];
  traceId?: string | null;
}

/** Codes of the console itself, for what no service could say. */
export const OWN_CODES = ['console.offline', 'console.unreadable-answer'] as const;

/** An answer that is not a success: RFC 9457 problem+json, or the console's own code when there was no answer. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly errors: FieldFault[] = [],
    /** Seconds until another try can help. */
    readonly retryAfter: number | null = null,
    readonly traceId: string | null = null,
    /** All members of the problem, such as `campaigns` of `carrier.in-use`. */
    readonly members: Record<string, unknown> = {},
    /** Whether the request would have changed something: without an answer, nobody knows if it has. */
    readonly write = false,
  ) {
    super(`${code}: ${detail || title}`);
  }

  /** Whether there is no session any more: a service refuses its token, or the console cannot refresh it. */
  get signedOut() {
    return this.status === 401 && /^(auth|session)\./.test(this.code) && this.code !== 'auth.login-failed';
  }

  /** Whether another try can help: also behind a proxy that answers in the place of a part that is away. */
  get transient() {
    return this.passing || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** Whether the part that answers is away for now, so that the page may try again by itself. */
  get passing() {
    return (
      this.code === 'service.not-ready' ||
      this.code === 'service.unavailable' ||
      this.code === 'console.offline'
    );
  }
}

export async function problemOf(response: Response, write = false): Promise<ApiProblem> {
  const retryAfter = secondsOf(response.headers.get('Retry-After'));
  let body: ProblemJson;
  try {
    body = (await response.json()) as ProblemJson;
  } catch {
    return new ApiProblem(
      'console.unreadable-answer',
      response.status,
      response.statusText,
      '',
      [],
      retryAfter,
      null,
      {},
      write,
    );
  }
  return new ApiProblem(
    body.code ?? 'console.unreadable-answer',
    response.status,
    body.title ?? response.statusText,
    body.detail ?? '',
    body.errors ?? [],
    retryAfter,
    body.traceId ?? null,
    body as Record<string, unknown>,
    write,
  );
}

export function offline(write = false): ApiProblem {
  return new ApiProblem('console.offline', 0, 'No answer', '', [], null, null, {}, write);
}

function secondsOf(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
