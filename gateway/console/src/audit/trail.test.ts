import { describe, expect, it, vi } from 'vitest';

vi.mock('../api/client', () => ({ api: {}, answer: vi.fn() }));

// named so that the console needs no types of Node
const { readdirSync, readFileSync } = await import('node:fs' as string);
const { csv, midnight } = await import('./trail');
const { actions, things } = await import('./words');

describe('the trail as a table', () => {
  it('keeps quotes and commas in their cell', () => {
    expect(csv(['a'], [['x "y", z']])).toBe('\uFEFF"a"\r\n"x ""y"", z"\r\n');
  });

  it('lets no cell become a formula', () => {
    expect(csv(['a'], [['=1+1'], ['@x'], ['-2']])).toBe('\uFEFF"a"\r\n"\'=1+1"\r\n"\'@x"\r\n"\'-2"\r\n');
  });
});

it('begins days when they begin in China', () => {
  expect(midnight('2026-11-23')).toBe('2026-11-22T16:00:00.000Z');
  expect(midnight('2026-11-23', 1)).toBe('2026-11-23T16:00:00.000Z');
});

describe('the words of the trail', () => {
  const root = new URL('../../../../', import.meta.url);
  const modules = ['platform', 'notice-service', 'expert-service', 'outreach-service', 'report-service'].map((name) => new URL(`${name}/src/main/java/`, root));
  const sources = modules.flatMap((module) => (readdirSync(module, { recursive: true }) as string[]).filter((name) => name.endsWith('.java')).map((name) => readFileSync(new URL(name, module), 'utf8') as string));
  const recorded = sources.flatMap((source) => [...source.matchAll(/(?:audit|trail)\s*\.record(?:Automatic)?\(\s*"([a-z-]+)",\s*"([a-z-]+)"/g)]);

  it('name whatever the services record', () => {
    expect(recorded.length).toBeGreaterThan(100);
    expect(recorded.map((one) => one[1]).filter((act) => !actions.includes(act!))).toEqual([]);
    expect(recorded.map((one) => one[2]).filter((thing) => !things.includes(thing!))).toEqual([]);
  });
});
