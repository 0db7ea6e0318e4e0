import { describe, expect, it } from 'vitest';
import { screens } from '../screens';
import { opens, type Role } from './roles';

const opened = (own: Role[], lent: Role[]) => screens.filter((screen) => opens(screen, own, lent)).map((screen) => screen.at);

describe('a deputy', () => {
  it('opens by lent roles what the service of notices keeps', () => {
    expect(opened(['drafter'], [])).not.toContain('responses');
    expect(opened(['drafter'], ['clerk', 'duty-officer'])).toContain('responses');
  });

  it('opens by own roles alone what other services keep, since they would refuse', () => {
    const others = ['needs', 'briefs', 'reports'];
    expect(opened(['drafter'], ['clerk', 'issuer', 'duty-officer']).filter((at) => others.includes(at))).toEqual([]);
    expect(opened(['clerk', 'issuer', 'duty-officer'], [])).toEqual(expect.arrayContaining(others));
  });
});
