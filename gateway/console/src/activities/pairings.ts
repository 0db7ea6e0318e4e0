import type { Shown } from '../api/types';

type Pairing = Shown<'/api/pairings/{id}'>;

export function isSide(pairing: Pairing, organisation: string): boolean {
  return pairing.guiding === organisation || pairing.guided === organisation;
}

/** Whether an organisation is a side that has not agreed to a proposal yet. */
export function awaits(pairing: Pairing, organisation: string): boolean {
  if (pairing.state !== 'PROPOSED') return false;
  return (pairing.guiding === organisation && !pairing.guidingAt) || (pairing.guided === organisation && !pairing.guidedAt);
}
