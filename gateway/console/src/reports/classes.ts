/** How many shades a map has; more cannot be told apart. */
export const SHADES = 5;

/**
 * The upper ends of the classes of a map's shades, so that each holds about as many figures; fewer when there are few
 * different figures.
 */
export function classEnds(values: number[]): number[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  if (sorted.length <= SHADES) return sorted;
  return Array.from({ length: SHADES }, (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / SHADES) - 1]!);
}

/** The shade of a figure, from 0, light, to the number of classes less one. */
export function classOf(value: number, ends: number[]): number {
  const found = ends.findIndex((end) => value <= end);
  return found < 0 ? ends.length - 1 : found;
}

/** A round number at or above the greatest, for the end of an axis. */
export function roundUp(greatest: number): number {
  if (greatest <= 0) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(greatest));
  return [1, 2, 5, 10].map((step) => step * magnitude).find((end) => end >= greatest)!;
}
