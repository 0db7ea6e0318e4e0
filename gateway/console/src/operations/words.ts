export const words = {
  zh: {
    'service_gateway': '网关', 'service_notice-service': '通知与动员服务', 'service_expert-service': '专家服务', 'service_outreach-service': '科普与辟谣服务', 'service_report-service': '报送与智库服务',
    OK: '正常', WATCH: '留意', ACT: '需处置', allOK: '全部正常，不用处理。', someWATCH: '有需要留意的项目，可能自行恢复，请稍后再看。', someACT: '有需要现在处置的项目，请按下面的提示处理。',
    at: '{at} 的状况，每 5 秒自动刷新', now: '立即刷新', stale: '刷新没有成功，下面是 {at} 的状况。', fine: '{n} 项正常', toDo: '需要处理', use: '业务动静', useHint: '机器正常而业务突然没有动静，往往说明人进不来。', machinery: '运行', figures: '附带的数据', unknown: '没有这个服务。',
    deadTitle: '死信（无法处理的事件）', parkedTitle: '被拒收的事件', waiting: '待处理', replayed: '已重放', noDead: '没有待处理的死信', noReplayed: '近 30 天没有重放过', noParked: '没有被拒收的事件',
    reason: '原因', key: '对象', unreadable: '类型无法识别', died: '{at} 放弃', parkedAt: '{at} 被拒收', replayedAt: '{at} 重放', handledAt: '{at} 已处理', notHandled: '还没有处理成功；再次失败时会成为一条新的死信',
    replay: '重放', retry: '重发', purge: '清除', replayTitle: '重放这条死信？', replayHint: '会向原来的主题再发一次，只由本服务再处理一次。请先排除失败原因，否则会再次失败，并成为一条新的死信。',
    retryTitle: '重发这条事件？', retryHint: '请先排除 Kafka 拒收的原因。排在它后面的事件会按顺序接着发出。', purgeDeadTitle: '清除这条死信？', purgeDeadHint: '清除后无法撤销，本服务将永远不处理这条事件。内容有误时，请先通知发出方重新发送。',
    purgeParkedTitle: '清除被拒收的事件？', purgeParkedHint: '清除后无法撤销，读取这个主题的服务永远不会知道这件事；排在它后面的事件会接着发出。', didReplay: '已重放，稍后可在“已重放”中看结果', didRetry: '已重发', didPurge: '已清除', noData: '事件内容可能涉及个人，不在此显示。',
  },
  en: {
    'service_gateway': 'Gateway', 'service_notice-service': 'Notices and mobilisation', 'service_expert-service': 'Experts', 'service_outreach-service': 'Outreach and rumours', 'service_report-service': 'Reports and briefs',
    OK: 'Fine', WATCH: 'Watch', ACT: 'Act', allOK: 'Everything is fine; nothing to do.', someWATCH: 'Something wants watching. It may pass by itself; look again soon.', someACT: 'Something needs an operator now. Do what is said below.',
    at: 'As of {at}, refreshed every 5 seconds', now: 'Refresh now', stale: 'The refresh failed. Below is how it stood {at}.', fine: '{n} fine', toDo: 'To do', use: 'Use', useHint: 'When machines are well and nobody does anything any more, people often cannot get in.', machinery: 'Machinery', figures: 'Figures', unknown: 'There is no such service.',
    deadTitle: 'Dead letters (events that could not be handled)', parkedTitle: 'Refused events', waiting: 'Waiting', replayed: 'Replayed', noDead: 'No dead letters wait', noReplayed: 'None was replayed in 30 days', noParked: 'No refused events',
    reason: 'Reason', key: 'About', unreadable: 'Unreadable type', died: 'Given up {at}', parkedAt: 'Refused {at}', replayedAt: 'Replayed {at}', handledAt: 'Handled {at}', notHandled: 'Not handled yet; when it fails again it is a new dead letter',
    replay: 'Replay', retry: 'Send again', purge: 'Purge', replayTitle: 'Replay this dead letter?', replayHint: 'It is sent to its topic once more, for this service only. Remove the cause first, or it fails again and becomes a new dead letter.',
    retryTitle: 'Send this event again?', retryHint: 'Remove what made Kafka refuse it first. The events behind it follow in order.', purgeDeadTitle: 'Purge this dead letter?', purgeDeadHint: 'This cannot be undone: this service will never handle the event. If its content is wrong, have its sender send it anew first.',
    purgeParkedTitle: 'Purge the refused event?', purgeParkedHint: 'This cannot be undone: no reader of the topic will ever learn of it. The events behind it go on.', didReplay: 'Replayed; see “Replayed” for what came of it', didRetry: 'Sent again', didPurge: 'Purged', noData: 'What an event says may be personal and is not shown here.',
  },
};
