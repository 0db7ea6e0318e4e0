import { expect, test } from 'vitest';
import { later } from './days';

test('goes over the ends of months and years, both ways', () => {
  expect(later('2026-02-27', 2)).toBe('2026-03-01');
  expect(later('2028-02-28', 1)).toBe('2028-02-29');
  expect(later('2027-01-03', -14)).toBe('2026-12-20');
});
