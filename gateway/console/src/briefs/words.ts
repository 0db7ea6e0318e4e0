import type { Words } from '../words/i18n';

/** The usual series (GB/T 9704 knows none; these are the association's own). */
export const SERIES = ['科技工作者建议', '科技界情况'];

export const words: Words = {
  zh: {
    briefs: '专报', material: '素材', nothing: '还没有专报', write: '起草专报', onlyUnused: '只看未采用的', noMaterial: '没有素材', noUnused: '没有未采用的素材', used: '已采用 {n} 次', 'state_DRAFT': '草稿', 'state_ISSUED': '已编发', toBrief: '用这条起草专报',
    newTitle: '起草专报', editTitle: '修改专报', series: '刊名', title: '题目', abstract: '摘要', problem: '问题与原因', advice: '建议', items: '采用的素材', chosen: '已选 {n} 条', count: '摘要、问题和建议共 {n} / 3000 字', save: '保存草稿', saved: '草稿已保存', resumed: '已恢复上次没有写完的内容。', startOver: '放弃，重新写', abandoned: '已放弃上次的内容', showText: '看全文',
    
    change: '修改', issue: '编发', issueTitle: '编发专报', issueHint: '编发后取得期号，内容不能再改，作者会得到通知。', issuedOn: '编发日期', issued: '已编发', number: '期号', organisation: '编发单位', credits: '署名', author: '起草', issuedBy: '编发', submissions: '报送去向', noSubmissions: '还没有报送', submit: '登记报送', submitTitle: '登记报送去向', to: '报送给谁', channel: '怎样报送的', sentOn: '报送日期', submitted: '已登记', 'channel_1': '机要交换', 'channel_2': '专人送达', 'channel_3': '党政网', 'channel_4': '当面呈报', instructions: '批示', noInstructions: '还没有批示', record: '登记批示', 'instruction_OPEN': '办理中', 'instruction_CLOSED': '已办结', empty: '（未填写）',
  },
  en: {
    briefs: 'Briefs', material: 'Material', nothing: 'No briefs yet', write: 'New brief', onlyUnused: 'Only unused', noMaterial: 'No material', noUnused: 'Nothing that is unused', used: 'used {n} times', 'state_DRAFT': 'Draft', 'state_ISSUED': 'Issued', toBrief: 'Draft a brief from it',
    newTitle: 'New brief', editTitle: 'Change the brief', series: 'Series', title: 'Title', abstract: 'Abstract', problem: 'Problem and cause', advice: 'Advice', items: 'Material', chosen: '{n} chosen', count: 'abstract, problem and advice: {n} of 3000 characters', save: 'Save draft', saved: 'Saved', resumed: 'What you had not finished is here again.', startOver: 'Discard it', abandoned: 'Discarded', showText: 'Full text',
    
    change: 'Change', issue: 'Issue', issueTitle: 'Issue the brief', issueHint: 'It gets its number, cannot be changed any more, and its authors are told.', issuedOn: 'Date', issued: 'Issued', number: 'Number', organisation: 'By', credits: 'Credits', author: 'Drafted by', issuedBy: 'Issued by', submissions: 'Sent to', noSubmissions: 'Not sent yet', submit: 'Note where it was sent', submitTitle: 'Where it was sent', to: 'To whom', channel: 'How', sentOn: 'When', submitted: 'Noted', 'channel_1': 'confidential exchange', 'channel_2': 'by messenger', 'channel_3': 'government network', 'channel_4': 'in person', instructions: 'Instructions', noInstructions: 'None yet', record: 'Record an instruction', 'instruction_OPEN': 'in hand', 'instruction_CLOSED': 'done', empty: '(empty)',
  },
};
