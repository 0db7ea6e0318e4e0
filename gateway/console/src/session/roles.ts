export type Role =
  | 'drafter' | 'issuer' | 'clerk' | 'duty-officer' | 'reporter' | 'report-reviewer' | 'expert-manager' | 'expert'
  | 'editor' | 'fact-checker' | 'analyst' | 'leader-office' | 'org-admin' | 'auditor' | 'operator';

/** Whether roles of one's own, or lent by somebody who is away, open a screen. A service that keeps no delegations takes own ones only. */
export function opens(screen: { roles: Role[]; own?: true }, own: readonly string[], lent: readonly string[]): boolean {
  return screen.roles.some((role) => own.includes(role) || (!screen.own && lent.includes(role)));
}
