import type { Words } from '../words/i18n';

export const RANKS = ['省委主要领导', '省政府主要领导', '省政府分管领导', '中国科协领导'];

export const words: Words = {
  zh: {
    nothing: '没有批示', 'state_OPEN': '办理中', 'state_CLOSED': '已办结', title: '批示', newTitle: '登记批示', brief: '批在哪期专报上', chooseBrief: '请选择', rank: '批示领导', rankHint: '写职务，不写姓名', text: '批示内容', textHint: '只有批示登记人员和承办单位能看到原文，查看都会留痕。', instructedOn: '批示日期', tasks: '交办事项', task: '第 {n} 项', what: '要做什么', who: '承办单位', due: '办结日期', dueText: '或写期限', dueTextHint: '近期、本月底前', add: '＋增加一项', remove: '去掉这一项', removed: '已去掉一项', noTasks: '没有交办事项，登记后即视为办结。', record: '登记', recorded: '批示已登记，任务已下达', by: '登记', withheld: '批示原文只对批示登记人员和承办单位公开；这里可以看到办理进度。', progress: '办理进度', done: '完成 {a} / {b}', closedAt: '办结于 {at}', open: '未办结',
  },
  en: {
    nothing: 'No instructions', 'state_OPEN': 'In hand', 'state_CLOSED': 'Done', title: 'Instruction', newTitle: 'Record an instruction', brief: 'On which brief', chooseBrief: 'Choose', rank: 'By (rank)', rankHint: 'The office, not the name', text: 'Text', textHint: 'Only the leader’s office and those charged may read it; every look is recorded.', instructedOn: 'Date', tasks: 'Tasks', task: 'Task {n}', what: 'What', who: 'Who', due: 'Until', dueText: 'or in words', dueTextHint: 'soon, before the end of the month', add: '＋ Add a task', remove: 'Remove', removed: 'Removed', noTasks: 'Without tasks it is done as soon as it is recorded.', record: 'Record', recorded: 'Recorded, the tasks are out', by: 'Recorded by', withheld: 'Its text is for the leader’s office and those charged; here is how far it is.', progress: 'Progress', done: '{a} of {b} done', closedAt: 'done {at}', open: 'open',
  },
};
