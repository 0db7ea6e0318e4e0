import type { Words } from '../words/i18n';

export const words: Words = {
  zh: {
    what: '本单位的业务系统可在有事时自动收到推送。', add: '新增推送', new: '新增推送', edit: '修改', nothing: '还没有推送。', one: '推送', nTypes: '{n} 类事件', failing: '发送失败', comma: '、', made: '建立', all: '全部', standing: '状态',
    state_ACTIVE: '正常', state_PAUSED: '已暂停', state_DISABLED: '已被系统停用', url: '接收地址', urlHint: '须为 https 开头的公网地址', description: '用途（选填）', types: '哪些事件', saved: '已保存',
    'type_notice_issued': '收到或发出通知', 'type_notice_ended': '通知被撤销、废止或替代', 'type_notice_progressed': '所发通知的签收和办理有进展', 'type_task_opened': '有新任务', 'type_task_completed': '任务办结', 'type_response_activated': '响应启动', 'type_response_level-changed': '响应级别调整', 'type_response_stood-down': '响应终止', 'type_urging_delivered': '被催办', 'type_webhook_ping': '测试',
    secretTitle: '请保存签名密钥', secretHint: '只显示这一次。请存入接收系统，用它核对每次推送确由集智发出。', copy: '复制', copied: '已复制', copyByHand: '没能复制，请手工抄写', keptSafe: '已保存好',
    disabledBy: '因持续发送失败，系统已于 {at} 停用：{reason}。排除故障后请点“恢复”。', failingSince: '自 {at} 起发送一直失败，系统仍在重试。', former: '旧密钥', formerUntil: '{at} 前仍可使用',
    ping: '发送测试', pause: '暂停', resume: '恢复', rotate: '更换密钥', remove: '删除', rotateTitle: '更换签名密钥？', rotateHint: '新密钥只显示一次。一天之内新旧密钥都可用，请尽快在接收系统中更换。', removeTitle: '删除这个推送？', removeHint: '发送记录会一并删除，无法撤销。只想停一阵的话，请用“暂停”。',
    did_pause: '已暂停，三天内的事件恢复后补发', did_resumption: '已恢复', did_secret: '密钥已更换', did_ping: '已发出测试', did_again: '已排队重发', did_remove: '已删除',
    log: '发送记录', noLog: '还没有发送记录', delivery_WAITING: '待发送', delivery_SENT: '已送达', delivery_FAILED: '失败', delivery_DROPPED: '过期放弃', attempts: '已试 {n} 次', notTried: '即将发送', next: '{at} 再试', again: '重发',
  },
  en: {
    what: 'Systems of your organisation are told when something happens.', add: 'New webhook', new: 'New webhook', edit: 'Edit', nothing: 'No webhooks yet.', one: 'Webhook', nTypes: '{n} kinds of events', failing: 'Failing', comma: ', ', made: 'Made by', all: 'All', standing: 'State',
    state_ACTIVE: 'Active', state_PAUSED: 'Paused', state_DISABLED: 'Switched off', url: 'Address', urlHint: 'A public address with https', description: 'What for (optional)', types: 'Which events', saved: 'Saved',
    'type_notice_issued': 'a notice was issued or received', 'type_notice_ended': 'a notice was revoked, abolished or superseded', 'type_notice_progressed': 'an issued notice progressed', 'type_task_opened': 'a new task', 'type_task_completed': 'a task was done', 'type_response_activated': 'a response was activated', 'type_response_level-changed': 'a response changed its level', 'type_response_stood-down': 'a response was stood down', 'type_urging_delivered': 'an urging', 'type_webhook_ping': 'test',
    secretTitle: 'Keep the secret', secretHint: 'Shown once. Put it into the receiving system, which checks with it that Muster sent an event.', copy: 'Copy', copied: 'Copied', copyByHand: 'Could not copy; please write it down', keptSafe: 'It is kept safe',
    disabledBy: 'Switched off {at} because sending kept failing: {reason}. Resume it when that is mended.', failingSince: 'Has failed since {at}; it is still being tried.', former: 'Former secret', formerUntil: 'valid until {at}',
    ping: 'Send a test', pause: 'Pause', resume: 'Resume', rotate: 'New secret', remove: 'Delete', rotateTitle: 'Make a new secret?', rotateHint: 'Shown once. For a day both count; replace it in the receiving system soon.', removeTitle: 'Delete this webhook?', removeHint: 'Its log goes with it, for good. To stop for a while, pause it.',
    did_pause: 'Paused; what happens within three days is sent later', did_resumption: 'Resumed', did_secret: 'Secret replaced', did_ping: 'Test is on its way', did_again: 'Queued again', did_remove: 'Deleted',
    log: 'Log', noLog: 'Nothing was sent yet', delivery_WAITING: 'Waiting', delivery_SENT: 'Delivered', delivery_FAILED: 'Failed', delivery_DROPPED: 'Too old', attempts: '{n} attempts', notTried: 'about to be sent', next: 'again {at}', again: 'Send again',
  },
};
