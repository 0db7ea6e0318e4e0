import type { Words } from '../words/i18n';

export const words: Words = {
  zh: {
    status: '状态', 'status_OPEN': '待核实', 'status_ANSWERED': '已答复', 'status_REJECTED': '不予受理', nothing: '没有待处理的线索', askers: '{n} 人询问', merged: '已合并 {n} 条', due: '核实期限 {at}', overdue: '已超时', link: '来源链接', suggestions: '可能已有结论', useIt: '用此结论答复', answered: '已答复全部询问者', similar: '相似线索', alike: '相似度 {n}', contradicts: '说法相反', merge: '合并到本条', mergedNow: '已合并', split: '拆分出来', splitDone: '已拆分', noSimilar: '没有相似线索', reject: '不予受理', rejectTitle: '不予受理', rejectReason: '公开说明的理由', rejected: '已标为不予受理', reopened: '已恢复受理', harm: '危害程度', harmSaved: '危害程度已更新', write: '撰写辟谣结论', mine: '本条线索', reported: '首次报告 {at}',
    writeTitle: '撰写辟谣结论', claim: '流传说法', rating: '结论', explanation: '解释', sourceTitle: '依据', sourcePublisher: '发布机构', sourceUrl: '链接', addSource: '添加依据', source: '依据 {n}', save: '提交复核', saved: '已提交复核',
  },
  en: {
    status: 'Status', 'status_OPEN': 'Open', 'status_ANSWERED': 'Answered', 'status_REJECTED': 'Rejected', nothing: 'Nothing to check', askers: '{n} asked', merged: '{n} merged', due: 'due {at}', overdue: 'overdue', link: 'Link', suggestions: 'Answered before?', useIt: 'Answer with this', answered: 'All who asked are answered', similar: 'Similar', alike: 'similarity {n}', contradicts: 'says the opposite', merge: 'Merge into this', mergedNow: 'Merged', split: 'Split', splitDone: 'Split', noSimilar: 'Nothing similar', reject: 'Reject', rejectTitle: 'Reject', rejectReason: 'Reason, shown to the public', rejected: 'Rejected', reopened: 'Open again', harm: 'Harm', harmSaved: 'Saved', write: 'Write a verdict', mine: 'This one', reported: 'first reported {at}',
    writeTitle: 'Write a verdict', claim: 'Claim', rating: 'Verdict', explanation: 'Explanation', sourceTitle: 'Source', sourcePublisher: 'Publisher', sourceUrl: 'Link', addSource: 'Add a source', source: 'Source {n}', save: 'Send to review', saved: 'Sent to review',
  },
};
