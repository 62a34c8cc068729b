import { AppError, type AppErrorCode, type InputFault } from '../../domain/app-error.ts';
import { baseHeaders } from '../security-headers.ts';

/** A refusal that is about HTTP and not about what was asked for. */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly status: Status,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** The names of the statuses (RFC 9110 §15) that a problem may have. */
const titles = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;
export type Status = keyof typeof titles;

const statusOf: Readonly<Record<AppErrorCode, Status>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  reused: 409,
  stale: 412,
  too_many: 429,
  unavailable: 503,
};

const headersOf: Readonly<Partial<Record<AppErrorCode, Record<string, string>>>> = {
  // RFC 6750 §3: who did not say who he is learns how to.
  unauthenticated: { 'WWW-Authenticate': 'Bearer' },
  too_many: { 'Retry-After': '10' },
  unavailable: { 'Retry-After': '5' },
};

/** A refusal as problem+json (RFC 9457); null of an error that is nobody's to see. */
export function problemOf(error: unknown): Response | null {
  if (error instanceof Refusal) return problem(error.status, error.message, error);
  if (!(error instanceof AppError)) return null;
  const { code, message, faults } = error;
  return problem(statusOf[code], message, { faults, headers: headersOf[code] ?? {} });
}

type More = Readonly<{
  faults?: readonly InputFault[];
  headers?: Readonly<Record<string, string>>;
  requestId?: string;
}>;

/** A problem document (RFC 9457 §3). Its type is `about:blank`, so its title is that of the status. */
export function problem(status: Status, detail: string, more: More = {}): Response {
  const { faults = [], headers = {}, requestId } = more;
  const document = {
    ...{ type: 'about:blank', title: titles[status], status, detail },
    ...(faults.length > 0 && { errors: faults }),
    ...(requestId !== undefined && { requestId }),
  };
  return new Response(JSON.stringify(document), {
    status,
    headers: {
      ...baseHeaders,
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...headers,
    },
  });
}
