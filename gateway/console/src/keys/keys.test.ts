// @vitest-environment node
import { beforeAll, describe, expect, it, vi } from 'vitest';

let keyOf: typeof import('./keys').keyOf;
let PLACES: string;

beforeAll(async () => {
  vi.stubGlobal('localStorage', { getItem: () => null });
  ({ keyOf, PLACES } = await import('./keys'));
});

const pressed = (key: string, code: string, shiftKey = false) => keyOf({ key, code, shiftKey });

describe('a shortcut', () => {
  it('is the key, whatever a Chinese input method makes of it', () => {
    expect(pressed('Process', 'KeyJ')).toBe('j');
    expect(pressed('、', 'Slash')).toBe('/');
    expect(pressed('？', 'Slash', true)).toBe('?');
    expect(pressed('?', 'Minus', true)).toBe('?');
  });

  it('is not a capital', () => {
    expect(pressed('J', 'KeyJ', true)).toBe('J');
  });

  it('names each screen by a key of its own that means nothing else there', () => {
    expect(new Set(PLACES).size).toBe(PLACES.length);
    expect(PLACES).not.toMatch(/[gjkosup]/);
  });
});
