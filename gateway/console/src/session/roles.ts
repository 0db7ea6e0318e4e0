export type Role =
  | 'drafter' | 'issuer' | 'clerk' | 'duty-officer' | 'reporter' | 'report-reviewer' | 'expert-manager' | 'expert'
  | 'editor' | 'fact-checker' | 'analyst' | 'leader-office' | 'org-admin' | 'auditor' | 'operator';
