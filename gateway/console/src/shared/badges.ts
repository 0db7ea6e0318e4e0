import { reactive } from 'vue';
import type { Screen } from '../screens';

/** How many things wait in each screen; a screen without a count has none. */
export const badges = reactive<Record<string, number | undefined>>({});

export function countBadges(screens: Screen[]) {
  for (const screen of screens) {
    screen.badge?.().then((count) => (badges[screen.at] = count), () => undefined);
  }
}
