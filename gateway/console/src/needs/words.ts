import type { Words } from '../words/i18n';

export const words: Words = {
  zh: {
    nothing: '没有专家需求', write: '提出需求', seats: '{a} / {b} 人', period: '{from} 至 {to}', onSite: '现场', remote: '远程', 'state_DRAFT': '草稿', 'state_SUBMITTED': '待核实', 'state_REJECTED': '未通过', 'state_OPEN': '征集专家', 'state_FILLED': '已满员', 'state_UNFILLED': '未满员结束', 'state_STOOD_DOWN': '已撤回', 'state_CLOSED': '已结束', organisation: '需求单位', source: '来源', note: '说明', candidates: '候选专家', whyNot: '没有列出某位专家？看看原因', expertName: '专家姓名', look: '查找', nobodyExcluded: '没有未列出的专家', noCandidates: '没有合适的专家', score: '{n} 分', why: '理由', points: '{a}/{b}', invite: '邀请', inviteTitle: '邀请 {name}', inviteText: '给专家的话', invited: '已邀请 {name}', validate: '核实通过', validated: '已核实，可以邀请专家', verification: '怎样核实的', synthetic: '合成数据', disciplines: '学科', invitations: '已发邀请',
    newTitle: '提出专家需求', title: '需要什么', description: '具体情况', from: '开始日期', to: '结束日期', howMany: '人数', isOnSite: '需要到现场', discipline: '学科（按名称查找）', remove: '移除', send: '提交核实', sent: '需求已提交',
    'inv_INVITED': '待答复', 'inv_ACCEPTED': '已接受', 'inv_DECLINED': '已谢绝', 'inv_COUNTER_PROPOSED': '提出改期', 'inv_EXPIRED': '已过期', 'inv_WITHDRAWN': '已撤回',
  },
  en: {
    nothing: 'No needs', write: 'New need', seats: '{a} of {b}', period: '{from} to {to}', onSite: 'on site', remote: 'remote', 'state_DRAFT': 'Draft', 'state_SUBMITTED': 'To check', 'state_REJECTED': 'Rejected', 'state_OPEN': 'Open', 'state_FILLED': 'Filled', 'state_UNFILLED': 'Not filled', 'state_STOOD_DOWN': 'Stood down', 'state_CLOSED': 'Closed', organisation: 'For', source: 'Source', note: 'Note', candidates: 'Candidates', whyNot: 'Somebody is missing? See why', expertName: 'Name of the expert', look: 'Look', nobodyExcluded: 'Nobody is left out', noCandidates: 'Nobody fits', score: '{n} points', why: 'Why', points: '{a}/{b}', invite: 'Invite', inviteTitle: 'Invite {name}', inviteText: 'Your words', invited: '{name} invited', validate: 'Checked', validated: 'Checked; experts may be invited', verification: 'How it was checked', synthetic: 'synthetic', disciplines: 'Disciplines', invitations: 'Invited',
    newTitle: 'Ask for experts', title: 'What is needed', description: 'Details', from: 'From', to: 'To', howMany: 'How many', isOnSite: 'On site', discipline: 'Discipline (by name)', remove: 'Remove', send: 'Send', sent: 'Sent',
    'inv_INVITED': 'asked', 'inv_ACCEPTED': 'accepted', 'inv_DECLINED': 'declined', 'inv_COUNTER_PROPOSED': 'other dates', 'inv_EXPIRED': 'expired', 'inv_WITHDRAWN': 'withdrawn',
  },
};
