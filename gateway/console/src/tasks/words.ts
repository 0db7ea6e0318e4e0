import type { Words } from '../words/i18n';

export const words: Words = {
  zh: {
    nothing: '没有办理事项', 'state_OPEN': '办理中', 'state_DONE': '已完成', 'state_ENDED': '已终止', overdue: '已逾期', due: '期限', proposed: '建议期限 {date}', lead: '主办', assist: '协办', from: '交办单位', role: '责任人', opened: '交办时间', progress: '进展', addProgress: '报进展', progressTitle: '报告进展', progressText: '进展情况', progressSaved: '进展已上报', complete: '办结', completeTitle: '办结事项', completeText: '办理结果', completed: '已办结', evidence: '佐证材料', addEvidence: '添加材料', uploading: '正在上传…', result: '办理结果', returned: '被退回：{reason}', source: '来源', 'source_NOTICE': '通知', 'source_INSTRUCTION': '批示', 'source_RESPONSE': '应急响应', removeFile: '移除', fileRemoved: '已移除 {name}', everyone: '各单位办理情况', done_n: '完成 {a} / {b}',
  },
  en: {
    nothing: 'No tasks', 'state_OPEN': 'Open', 'state_DONE': 'Done', 'state_ENDED': 'Ended', overdue: 'overdue', due: 'Due', proposed: 'proposed {date}', lead: 'Lead', assist: 'Assisting', from: 'Given by', role: 'Responsible', opened: 'Given', progress: 'Progress', addProgress: 'Report progress', progressTitle: 'Report progress', progressText: 'How far it is', progressSaved: 'Progress reported', complete: 'Complete', completeTitle: 'Complete the task', completeText: 'Result', completed: 'Completed', evidence: 'Evidence', addEvidence: 'Add a file', uploading: 'Uploading…', result: 'Result', returned: 'Sent back: {reason}', source: 'From', 'source_NOTICE': 'Notice', 'source_INSTRUCTION': 'Instruction', 'source_RESPONSE': 'Response', removeFile: 'Remove', fileRemoved: '{name} removed', everyone: 'How all stand', done_n: '{a} of {b} done',
  },
};
