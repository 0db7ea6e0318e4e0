import { describe, expect, it } from 'vitest';
import { classEnds, classOf, roundUp, SHADES } from './classes';
import { OUTSIDE, TILES, provinceOf } from './provinces';

describe('the shades of a map', () => {
  it('are as many as there are different figures when those are few', () => {
    expect(classEnds([3, 0, 3, 0])).toEqual([0, 3]);
  });

  it('hold about as many figures each', () => {
    const values = Array.from({ length: 31 }, (_, i) => i * i);
    const ends = classEnds(values);
    expect(ends).toHaveLength(SHADES);
    const counts = ends.map((_, shade) => values.filter((value) => classOf(value, ends) === shade).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(classOf(900, ends)).toBe(SHADES - 1);
  });
});

it('an axis ends at a round number that nothing exceeds', () => {
  expect([0, 1, 7, 20, 21, 999].map(roundUp)).toEqual([1, 1, 10, 20, 50, 1000]);
});

describe('the tiles of the provinces', () => {
  it('are the 31 with an association and the three without, each in a place of its own', () => {
    expect(TILES).toHaveLength(34);
    expect(TILES.filter(([division]) => !OUTSIDE.has(division))).toHaveLength(31);
    expect(new Set(TILES.map(([, , column, row]) => `${column},${row}`)).size).toBe(34);
    expect(new Set(TILES.map(([division]) => division)).size).toBe(34);
  });

  it('belong to associations of provinces only', () => {
    expect(provinceOf('KX-210000')).toBe('21');
    expect(provinceOf('KX-210100')).toBeUndefined();
    expect(provinceOf('XH-210000-YYX')).toBeUndefined();
  });
});
