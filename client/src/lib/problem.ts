export interface FieldProblem {
  pointer: string;
  code: string;
  message: string;
}

export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  request_id?: string;
  errors?: FieldProblem[];
  [extension: string]: unknown;
}

const STANDARD = new Set(["type", "title", "status", "detail", "code", "request_id", "errors"]);

/** A refusal of the API (RFC 9457), or the network's silence, as one kind of error. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: FieldProblem[];
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly extensions: Record<string, unknown>;

  constructor(status: number, body: ProblemBody = {}, retryAfterSeconds: number | null = null) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = "ApiProblem";
    this.status = status;
    this.code = body.code ?? (status === 0 ? "network" : "unknown");
    this.title = body.title ?? "";
    this.detail = body.detail ?? "";
    this.errors = body.errors ?? [];
    this.requestId = body.request_id ?? null;
    this.retryAfterSeconds = retryAfterSeconds;
    this.extensions = Object.fromEntries(
      Object.entries(body).filter(([name]) => !STANDARD.has(name)),
    );
  }

  get isNetwork(): boolean {
    return this.status === 0;
  }

  /** The message for one field, by its JSON pointer (`/answers/iban`). */
  messageFor(pointer: string): string | undefined {
    return this.errors.find((error) => error.pointer === pointer)?.message;
  }
}

/** Whatever was thrown, as an ApiProblem: a failed fetch carries status 0. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof TypeError) return new ApiProblem(0, { detail: error.message });
  if (isProblemBody(error)) return new ApiProblem(error.status ?? 0, error);
  return new ApiProblem(500, { detail: error instanceof Error ? error.message : undefined });
}

function isProblemBody(value: unknown): value is ProblemBody {
  return typeof value === "object" && value !== null && "status" in value && "code" in value;
}
