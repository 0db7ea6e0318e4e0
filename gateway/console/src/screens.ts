import type { Component } from 'vue';
import type { Role } from './session/roles';

type Page = () => Promise<Component>;

/**
 * A screen of the console.
 *
 * @property at the first part of its path below /app
 * @property title Chinese and English
 * @property roles who sees it; the services decide what they may do there
 * @property own only one's own roles open it: its service knows nothing of delegations, which notice-service keeps
 * @property list what stands at its path, on wide windows beside the page
 * @property pages further pages by the rest of their path
 * @property badge how many things wait there
 */
export interface Screen {
  at: string;
  title: [zh: string, en: string];
  icon: string;
  roles: Role[];
  own?: true;
  list: Page;
  pages?: Record<string, Page>;
  badge?: () => Promise<number>;
}

/** All screens, in the order of the navigation. To add one: a folder beside these, and a line here. */
export const screens: Screen[] = [
  { at: 'inbox', title: ['收文', 'Inbox'], icon: 'tray', roles: ['clerk', 'drafter', 'issuer'], list: () => import('./inbox/InboxList.vue'), pages: { ':id': () => import('./inbox/InboxOpen.vue'), ':id/forward': () => import('./inbox/InboxForward.vue') }, badge: async () => (await import('./inbox/unread')).unread() },
  { at: 'notices', title: ['发文', 'Notices'], icon: 'sent', roles: ['drafter', 'issuer', 'clerk'], list: () => import('./notices/NoticeList.vue'), pages: { 'new': () => import('./notices/NoticeDraft.vue'), ':id': () => import('./notices/NoticePage.vue') } },
  { at: 'tasks', title: ['任务', 'Tasks'], icon: 'task', roles: ['clerk', 'duty-officer', 'issuer', 'drafter'], list: () => import('./tasks/TaskList.vue'), pages: { ':id': () => import('./tasks/TaskPage.vue') } },
  { at: 'reports', title: ['报表', 'Reports'], icon: 'report', roles: ['reporter', 'report-reviewer', 'analyst', 'duty-officer', 'leader-office', 'org-admin', 'auditor'], own: true, list: () => import('./reports/ReportList.vue'), pages: { ':id': () => import('./reports/ReportFill.vue'), ':id/rollup': () => import('./reports/RollupPage.vue'), ':id/versions': () => import('./reports/ReportVersions.vue') } },
  { at: 'duty', title: ['值班', 'Duty'], icon: 'clock', roles: ['duty-officer', 'clerk', 'issuer', 'drafter', 'reporter', 'report-reviewer', 'leader-office', 'org-admin'], list: () => import('./duty/DutyPage.vue') },
  { at: 'responses', title: ['响应', 'Response'], icon: 'bell', roles: ['issuer', 'duty-officer', 'clerk', 'report-reviewer', 'leader-office', 'org-admin'], list: () => import('./responses/ResponseList.vue'), pages: { new: () => import('./responses/ResponseActivate.vue'), 'plans/new': () => import('./responses/PlanForm.vue'), 'plans/:id': () => import('./responses/PlanPage.vue'), 'plans/:id/edit': () => import('./responses/PlanForm.vue'), 'alerts/:id': () => import('./responses/AlertPage.vue'), 'groups/new': () => import('./responses/GroupForm.vue'), 'groups/:id': () => import('./responses/GroupPage.vue'), 'groups/:id/edit': () => import('./responses/GroupForm.vue'), ':id': () => import('./responses/ResponsePage.vue') } },
  { at: 'activities', title: ['活动', 'Activities'], icon: 'flag', roles: ['clerk', 'issuer', 'drafter', 'duty-officer', 'leader-office', 'org-admin', 'expert'], list: () => import('./activities/ActivityList.vue'), pages: { 'meetings/new': () => import('./activities/MeetingForm.vue'), 'meetings/:id': () => import('./activities/MeetingPage.vue'), 'initiatives/new': () => import('./activities/InitiativeForm.vue'), 'initiatives/:id': () => import('./activities/InitiativePage.vue'), 'initiatives/:id/edit': () => import('./activities/InitiativeForm.vue'), 'initiatives/:id/campaign': () => import('./activities/CampaignForm.vue'), 'campaigns/:id': () => import('./activities/CampaignPage.vue'), 'pairings/new': () => import('./activities/PairingForm.vue'), 'pairings/:id': () => import('./activities/PairingPage.vue') } },
  { at: 'proxy', title: ['代签委托', 'For others'], icon: 'sign', roles: ['clerk', 'issuer', 'drafter', 'duty-officer', 'org-admin', 'auditor'], list: () => import('./proxy/ProxyPage.vue') },
  { at: 'rumours', title: ['辟谣线索', 'Rumours'], icon: 'talk', roles: ['fact-checker'], own: true, list: () => import('./rumours/RumourList.vue'), pages: { ':id': () => import('./rumours/RumourPage.vue'), ':id/verdict': () => import('./rumours/VerdictDraft.vue') } },
  { at: 'verdicts', title: ['辟谣结论', 'Verdicts'], icon: 'check', roles: ['fact-checker', 'editor', 'expert'], own: true, list: () => import('./verdicts/VerdictList.vue'), pages: { ':id': () => import('./verdicts/VerdictPage.vue') } },
  { at: 'invitations', title: ['专家邀请', 'Invitations'], icon: 'mail', roles: ['expert', 'expert-manager'], own: true, list: () => import('./invitations/InvitationList.vue'), pages: { ':id': () => import('./invitations/InvitationPage.vue') } },
  { at: 'needs', title: ['专家需求', 'Needs'], icon: 'seek', roles: ['expert-manager', 'clerk'], own: true, list: () => import('./needs/NeedList.vue'), pages: { new: () => import('./needs/NeedDraft.vue'), ':id': () => import('./needs/NeedPage.vue') } },
  { at: 'pools', title: ['专家库', 'Pools'], icon: 'expert', roles: ['expert-manager'], own: true, list: () => import('./experts/PoolList.vue') },
  { at: 'profile', title: ['我的档案', 'My record'], icon: 'card', roles: ['expert'], own: true, list: () => import('./experts/MyProfile.vue') },
  { at: 'opinions', title: ['专家建议', 'Opinions'], icon: 'idea', roles: ['expert', 'expert-manager'], own: true, list: () => import('./opinions/OpinionList.vue'), pages: { new: () => import('./opinions/OpinionDraft.vue'), ':id': () => import('./opinions/OpinionPage.vue') } },
  { at: 'briefs', title: ['专报', 'Briefs'], icon: 'brief', roles: ['analyst', 'leader-office', 'issuer'], own: true, list: () => import('./briefs/BriefList.vue'), pages: { new: () => import('./briefs/BriefDraft.vue'), ':id': () => import('./briefs/BriefPage.vue'), ':id/edit': () => import('./briefs/BriefDraft.vue') } },
  { at: 'instructions', title: ['批示', 'Instructions'], icon: 'stamp', roles: ['leader-office', 'analyst'], own: true, list: () => import('./instructions/InstructionList.vue'), pages: { new: () => import('./instructions/InstructionDraft.vue'), ':id': () => import('./instructions/InstructionPage.vue') } },
  { at: 'staff', title: ['账号', 'Accounts'], icon: 'person', roles: ['org-admin'], list: () => import('./staff/StaffList.vue'), pages: { new: () => import('./staff/StaffForm.vue'), ':id': () => import('./staff/StaffPage.vue') } },
  { at: 'webhooks', title: ['推送', 'Webhooks'], icon: 'plug', roles: ['org-admin', 'auditor'], list: () => import('./webhooks/WebhookList.vue'), pages: { new: () => import('./webhooks/WebhookForm.vue'), ':id': () => import('./webhooks/WebhookPage.vue'), ':id/edit': () => import('./webhooks/WebhookForm.vue') } },
  { at: 'forms', title: ['报表格式', 'Forms'], icon: 'grid', roles: ['report-reviewer', 'org-admin'], own: true, list: () => import('./forms/FormList.vue'), pages: { new: () => import('./forms/FormEdit.vue'), ':id': () => import('./forms/FormPage.vue'), ':id/edit': () => import('./forms/FormEdit.vue'), ':id/period': () => import('./forms/PeriodOpen.vue') } },
  { at: 'operations', title: ['运行状况', 'Operations'], icon: 'gauge', roles: ['operator'], list: () => import('./operations/ServiceList.vue'), pages: { ':id': () => import('./operations/ServicePage.vue') }, badge: async () => (await import('./operations/standings')).calling() },
  { at: 'audit', title: ['审计', 'Audit'], icon: 'shield', roles: ['auditor'], list: () => import('./audit/AuditPage.vue') },
  { at: 'search', title: ['查文', 'Search'], icon: 'search', roles: ['clerk', 'drafter', 'issuer'], list: () => import('./search/SearchPage.vue') },
  { at: 'organisations', title: ['单位', 'Directory'], icon: 'tree', roles: ['clerk', 'drafter', 'issuer', 'duty-officer', 'reporter', 'report-reviewer', 'expert-manager', 'editor', 'fact-checker', 'analyst', 'leader-office', 'org-admin', 'auditor'], list: () => import('./directory/DirectoryList.vue'), pages: { new: () => import('./directory/UnitForm.vue'), import: () => import('./directory/UnitImport.vue'), ':id': () => import('./directory/DirectoryPage.vue'), ':id/:act(renaming|move|affiliation|closure)': () => import('./directory/ChangeForm.vue') } },
];
