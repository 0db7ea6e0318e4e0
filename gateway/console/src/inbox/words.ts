import type { Words } from '../words/i18n';

export const words: Words = {
  zh: {
    all: '在办', ended: '已失效', filter: '范围', unreadOnly: '未打开', nothing: '还没有收到文件', choose: '批量签收', chooseNone: '退出批量', signChosen: '签收所选 {n} 份',
    chosenAll: '全选可签收的', signed: '已签收', signedMany: '已签收 {n} 份', notSigned: '{n} 份未能签收，原因见上', due: '答复期限', late: '已逾期', dueIn: '还剩 {n} 天', dueToday: '今天到期',
    reply: '要求答复', toForward: '待转发', forwardNow: '现在转发', forwarding_ASKED: '来文要求转发至贵单位的下属单位，转发后才能办结。', forwarding_DONE: '来文要求的转发已完成。', tellForward: '要求继续转发至其下属单位', copy: '抄送', sign: '签收', giveBack: '退回', forward: '转发', answer: '答复', close: '办结', pdf: '查看正式文件（PDF）',
    from: '发文单位', issued: '成文日期', received: '收到时间', why: '来文缘由', contact: '联系人', tasks: '办理事项', attachments: '附件', original: '原文', history: '办理记录', due_by: '期限', lead: '牵头', role: '责任人',
    'act_OPENED': '打开', 'act_SIGNED': '签收', 'act_RETURNED': '退回', 'act_REPLIED': '答复', 'act_CLOSED': '办结', proxy: '代签',
    returnTitle: '退回来文', returnReason: '退回原因', returnHint: '发文单位会看到退回原因。退回后不能再签收。', replyTitle: '答复办理情况', replyText: '答复内容', closeTitle: '办结', closeText: '办理结果', closeHint: '尚未完成的办理事项会阻止办结。',
    returned: '已退回', replied: '已答复', closed: '已办结', endedNote: '本文{how}：{reason}', newest: '现行文件', corrects: '本文替代', signedThrough: '同一文件已经由 {number} 签收', drillNote: '演练文件，不作实际办理依据', hash: '校验码', forwardTitle: '转发来文', forwardIntro: '转发将另行编号发文，原文及附件原样附后。', mark: '机关代字', markHint: '例如 辽医研字', note: '转发说明', noteHint: '留空则用通用转发语', to: '转发给', makeDraft: '生成转发稿并预览范围', tellReply: '要求下级答复', drafted: '转发稿已生成', open: '打开',
  },
  en: {
    all: 'In force', ended: 'Ended', filter: 'Show', unreadOnly: 'Unopened', nothing: 'No notices received yet', choose: 'Sign several', chooseNone: 'Leave selection', signChosen: 'Sign {n} chosen',
    chosenAll: 'Choose all that can be signed', signed: 'Signed', signedMany: '{n} signed', notSigned: '{n} could not be signed; see above why', due: 'Reply due', late: 'overdue', dueIn: '{n} days left', dueToday: 'due today',
    reply: 'Reply wanted', toForward: 'To forward', forwardNow: 'Forward it now', forwarding_ASKED: 'You are asked to forward this to the units below yours; you can close it after that.', forwarding_DONE: 'Forwarded as it was asked.', tellForward: 'Ask to forward it further', copy: 'Copy', sign: 'Sign', giveBack: 'Return', forward: 'Forward', answer: 'Reply', close: 'Close', pdf: 'Official document (PDF)',
    from: 'From', issued: 'Dated', received: 'Received', why: 'Why sent', contact: 'Contact', tasks: 'Tasks', attachments: 'Attachments', original: 'Original', history: 'Record', due_by: 'Due', lead: 'Lead', role: 'Responsible',
    'act_OPENED': 'opened', 'act_SIGNED': 'signed', 'act_RETURNED': 'returned', 'act_REPLIED': 'replied', 'act_CLOSED': 'closed', proxy: 'signed by',
    returnTitle: 'Return the notice', returnReason: 'Reason', returnHint: 'The issuer reads the reason. A returned notice cannot be signed.', replyTitle: 'Reply', replyText: 'What came of it', closeTitle: 'Close', closeText: 'Result', closeHint: 'Open tasks keep it from being closed.',
    returned: 'Returned', replied: 'Replied', closed: 'Closed', endedNote: 'This notice: {how}. {reason}', newest: 'In force now', corrects: 'Replaces', signedThrough: 'The same notice was signed as {number}', drillNote: 'A drill: nothing of it is real', hash: 'Hash', forwardTitle: 'Forward', forwardIntro: 'A forward gets a number of its own; original and attachments follow unchanged.', mark: 'Issuer mark', markHint: 'e.g. 辽医研字', note: 'Your words', noteHint: 'A plain sentence when left empty', to: 'To', makeDraft: 'Draft it and preview recipients', tellReply: 'Ask for a reply', drafted: 'The forward is drafted', open: 'Open',
  },
};
