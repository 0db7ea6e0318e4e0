import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { answer, api, onExpired } from '../api/client';
import { Problem } from '../api/problem';
import type { RowOf, Shown } from '../api/types';
import { forgetAll, keep, kept } from '../offline/kept';
import { hasChosen, speak } from '../words/i18n';
import { opens, type Role } from './roles';

export type Person = Shown<'/api/me'>;

const NAME = 'person';

/** asking: not known yet · in · out · away: cannot be asked at the moment */
export type Standing = 'asking' | 'in' | 'out' | 'away';

/** Who is logged in. The tokens stay in the gateway; here is only what /api/me tells. */
export const useSession = defineStore('session', () => {
  const standing = ref<Standing>('asking');
  const person = ref<Person>();
  const expired = ref(false);
  const lent = ref<RowOf<'/api/delegations/mine'>[]>([]);
  let askedLent: Promise<void> | undefined;
  let asked: Promise<void> | undefined;

  async function look() {
    try {
      const me = await answer(api.GET('/api/me'));
      person.value = me;
      standing.value = 'in';
      expired.value = false;
      keep('', NAME, me);
      speakAs(me.language);
    } catch (thrown) {
      const { status } = Problem.from(thrown);
      const last = kept<Person>('', NAME);
      if (status === 401) {
        standing.value = 'out';
      } else if (status === 0 && last) {
        // without a network whoever was logged in here may go on typing; nothing is shown that is not on this device
        person.value = last;
        standing.value = 'in';
      } else standing.value = 'away';
    }
  }

  function speakAs(wished: Person['language']) {
    if (!hasChosen()) speak(wished, false);
  }

  async function lookLent() {
    const found = await answer(api.GET('/api/delegations/mine')).catch(() => []);
    lent.value = found.filter((one) => one.state === 'IN_FORCE');
  }

  const hasOwn = (...roles: Role[]) => roles.some((role) => person.value?.roles.includes(role));
  /** By the own roles, or by those of somebody one stands in for: as notice-service sees it, and no other service. */
  const has = (...roles: Role[]) => hasOwn(...roles) || roles.some((role) => lent.value.some((one) => one.roles?.includes(role)));

  onExpired.tell = () => (expired.value = true);

  return {
    standing,
    person,
    expired,
    organisation: computed(() => person.value?.organisation ?? ''),
    lent,
    hasOwn,
    has,
    /** Whether a screen is for this person. */
    opens: (screen: { roles: Role[]; own?: true }) => opens(screen, person.value?.roles ?? [], lent.value.flatMap((one) => one.roles ?? [])),
    /** What colleagues who are away have delegated; asked once, after what is shown first. */
    askLent: () => (askedLent ??= lookLent()),
    /** Asks once; whoever asks meanwhile waits for the same answer. */
    ask: () => (asked ??= look()),
    askAgain: () => (asked = look()),
    /** Nothing of anybody stays on this device. */
    forget: forgetAll,
  };
});

export function loginAddress(then: string): string {
  return `/login?then=${encodeURIComponent(then)}`;
}
