/**
 * What may stay on this device for one person until the logout: what was typed, and what is needed to type without a
 * network. Each person sees only their own.
 */
const PREFIX = 'kept:';

export function keep(person: string, name: string, value: unknown) {
  localStorage.setItem(`${PREFIX}${person}:${name}`, JSON.stringify(value));
}

export function kept<T>(person: string, name: string): T | undefined {
  const found = localStorage.getItem(`${PREFIX}${person}:${name}`);
  return found === null ? undefined : (JSON.parse(found) as T);
}

export function forget(person: string, name: string) {
  localStorage.removeItem(`${PREFIX}${person}:${name}`);
}

/** At the logout: nothing of anybody stays. */
export function forgetAll() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
  sessionStorage.clear();
}
