/** A wrong place in what was sent: a JSON pointer, or the name of a parameter. */
export interface Fault {
  pointer: string;
  detail: string;
}

/** What a service said was wrong (RFC 9457), or that nothing could be asked at all (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: Fault[] = [],
    readonly traceId?: string,
  ) {
    super(detail || title || type);
  }

  /** Whether the request may have been carried out all the same; the same key must be used when it is sent again. */
  get isUnclear(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429;
  }

  /** What is said about a field, also about parts of it: /to/0/below belongs to /to. */
  at(pointer: string): string | undefined {
    const found = this.errors.filter((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`));
    return found.length ? found.map((fault) => fault.detail).join('；') : undefined;
  }

  static of(status: number, body: unknown): Problem {
    const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    return new Problem(
      status,
      text(given.type) || 'about:blank',
      text(given.title),
      text(given.detail),
      Array.isArray(given.errors) ? (given.errors as Fault[]) : [],
      text(given.traceId) || undefined,
    );
  }

  static from(thrown: unknown): Problem {
    return thrown instanceof Problem ? thrown : new Problem(0, 'offline', '', '');
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
