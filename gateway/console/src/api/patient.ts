const AWAY = new Set([502, 503, 504]);
const ATTEMPTS = 3;

/**
 * Asks again when the network or a service is away for a moment. Only what changes nothing, or what carries a key by
 * which the service knows it again, is sent more than once.
 */
export async function patiently(request: Request, send: typeof fetch = fetch, pause = wait): Promise<Response> {
  const repeatable = request.method === 'GET' || request.headers.has('Idempotency-Key');
  for (let attempt = 1; ; attempt++) {
    const last = !repeatable || attempt === ATTEMPTS;
    try {
      const answer = await send(last ? request : request.clone());
      if (last || !AWAY.has(answer.status)) return answer;
      await pause(Math.min(Number(answer.headers.get('Retry-After')) || attempt, 3) * 500);
    } catch (failure) {
      if (last || request.signal.aborted) throw failure;
      await pause(attempt * 500);
    }
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
