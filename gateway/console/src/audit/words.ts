/** The trail's verbs and things in Chinese; in English they are their own words. */
const ACTS: Record<string, string> = {
  accept: '接受', acknowledge: '确认接收', activate: '启动', add: '新增', 'add-evidence': '上传佐证', agree: '同意', answer: '应答', approve: '批准', archive: '归档', ask: '申请', assign: '指派', attach: '添加附件',
  call: '召集', 'call-backup': '呼叫备班', cancel: '取消', 'cancel-change': '取消变更', change: '修改', 'change-level': '调整级别', 'change-roles': '调整角色', 'check-in': '签到', close: '办结', complete: '完成', 'continue-series': '接续编号', correct: '更正', 'count-attendance': '统计到会', 'counter-propose': '提出改期', create: '新建',
  declare: '宣布', decline: '谢绝', delegate: '委托', delete: '删除', detach: '删除附件', disable: '停用', draft: '起草', enable: '启用', end: '终止', 'end-unfilled': '到期未满而结束', enter: '录入', 'enter-paper-sign-ons': '录入纸质响应', 'erase-contact': '到期清除联系方式', establish: '设立',
  forward: '转发', give: '提交', grant: '授予', 'hand-over': '交班', import: '导入', invite: '邀请', issue: '签发', leave: '退出', list: '查看列表', 'log-contact': '登记联系', make: '生成', 'make-link': '生成链接', merge: '合并', move: '划转', narrow: '缩小范围',
  open: '开启', 'open-tasks': '生成任务', override: '替班', pause: '暂停', ping: '试推送', pledge: '认领', 'preview-closure': '预览撤销', progress: '报告进展', propose: '提议', publish: '发布', purge: '清除',
  read: '查看', 'read-contact': '查看联系方式', 'read-contacts': '查看联系方式', 'read-names': '查看姓名', 'read-person': '查看承办人', 'read-recipient': '查看接收人', record: '登记', redeliver: '重新推送', reject: '驳回', 'remove-evidence': '移除佐证', rename: '更名', reopen: '重新打开', replay: '重放', reply: '答复', 'report-pledge': '报告认领结果', restore: '恢复', resume: '恢复', retire: '停用', retry: '重发', return: '退回', review: '复核', revise: '修订', revoke: '撤销', rewrite: '改写',
  search: '检索', 'send-back': '退回修改', 'rotate-secret': '更换密钥', 'set-password': '重置口令', 'settle-change': '按期生效变更', shortlist: '列入候选', sign: '签收', 'sign-many': '批量签收', 'sign-on': '响应', 'stand-down': '终止', start: '发起', submit: '提交', subscribe: '订阅', 'take-in': '接收', undo: '撤回', 'undo-acceptance': '撤回接受', 'undo-sign-on': '撤回响应', unshortlist: '移出候选', update: '更新', urge: '催办', validate: '核准', verify: '核验',
  withdraw: '撤回', 'withdraw-pledge': '撤回认领', write: '填写', 'write-minutes': '写纪要',
};
const THINGS: Record<string, string> = {
  account: '账号', alert: '预警', 'audit-trail': '审计记录', brief: '专报', campaign: '活动', 'dead-letter': '死信', delegation: '委托', 'duty-calendar': '值班日历', 'duty-check': '查岗', 'duty-handover': '交接班', 'duty-person': '值班人员', 'duty-rotation': '轮班', 'duty-shift': '班次', 'duty-swap': '换班',
  expert: '专家', inbox: '收文', initiative: '倡议', instruction: '批示', invitation: '邀请', 'leading-group': '领导小组', meeting: '会议', need: '专家需求', notice: '通知', 'notice-series': '文号序列', opinion: '建议', organisation: '单位', pairing: '结对', 'parked-event': '被拒收的事件',
  report: '报表', 'report-form': '报表格式', 'report-period': '报送期', response: '应急响应', 'response-plan': '响应预案', rumour: '线索', 'signing-arrangement': '代签安排', staff: '账号', task: '任务', urging: '催办', 'urging-contact': '催办联系方式', verdict: '辟谣结论', webhook: '推送订阅',
};

export const actions = Object.keys(ACTS);
export const things = Object.keys(THINGS);

export const act = (code: string, zh: boolean) => (zh ? ACTS[code] : undefined) ?? code.replaceAll('-', ' ');
export const thing = (code: string, zh: boolean) => (zh ? THINGS[code] : undefined) ?? code.replaceAll('-', ' ');

export const words = {
  zh: {
    service: '哪个服务', 'service_notice-service': '通知与动员', 'service_expert-service': '专家', 'service_outreach-service': '科普与辟谣', 'service_report-service': '报送与智库',
    from: '从', to: '到', act: '做了什么', thing: '对什么', any: '不限', organisation: '哪个单位（含下级）', organisationHint: '单位代码，如 KX-210000', person: '谁（账号标识）', object: '对象标识', more: '更多条件', find: '查询', clear: '清空条件',
    nothing: '没有符合条件的记录。可以放宽时间或条件再查。', system: '平台', anonymous: '未登录的人', account: '账号 {id}', by: '（{name}）', allOf: '此人的全部记录', allAbout: '此对象的全部记录', detail: '细节', number: '第 {n} 条', outcome: '结果', refused: '未成功',
    logged: '每次查询本身也会记入审计记录。这里只能查看，任何记录都不能修改或删除。', csv: '下载已显示的记录（CSV）', shown: '已显示 {n} 条',
    chain: '核验记录是否完整', chainHint: '逐条核对全部记录是否首尾相接，未被改动或删除。', verify: '开始核验', progress: '已核对到第 {reached} 条，共 {until} 条', INTACT: '完整：{lines} 条记录逐条相接，未发现改动。', BROKEN: '第 {n} 条与前一条不相接，可能被改动。请保留现场，立即报告安全负责人。',
    'd_title': '标题', 'd_name': '名称', 'd_reason': '原因', 'd_from': '从', 'd_to': '到', 'd_state': '状态', 'd_level': '级别', 'd_organisation': '单位', 'd_purpose': '用途', 'd_delegation': '依据的委托', 'd_onBehalfOf': '代表', 'd_recipients': '接收单位数', 'd_number': '编号', 'd_type': '类型', 'd_topic': '主题', 'd_count': '数量', 'd_roles': '角色', 'd_username': '用户名', 'd_action': '做了什么', 'd_objectType': '对什么', 'd_objectId': '对象', 'd_person': '谁', 'd_verification': '核验编号', 'd_text': '内容',
  },
  en: {
    service: 'Service', 'service_notice-service': 'Notices', 'service_expert-service': 'Experts', 'service_outreach-service': 'Outreach', 'service_report-service': 'Reports',
    from: 'From', to: 'To', act: 'Did what', thing: 'To what', any: 'any', organisation: 'Organisation (with those below)', organisationHint: 'its code, such as KX-210000', person: 'Who (account id)', object: 'Object id', more: 'More filters', find: 'Find', clear: 'Clear filters',
    nothing: 'No such lines. Widen the time or drop a filter.', system: 'The platform', anonymous: 'Somebody not logged in', account: 'Account {id}', by: ' ({name})', allOf: 'All of this person', allAbout: 'All about this object', detail: 'Details', number: 'Line {n}', outcome: 'Outcome', refused: 'not done',
    logged: 'Every search is a line of the trail itself. Here one can only read; no line can be changed or removed.', csv: 'Download the lines shown (CSV)', shown: '{n} shown',
    chain: 'Is the trail whole?', chainHint: 'Checks line by line that all of it follows on, nothing changed or removed.', verify: 'Verify', progress: 'Checked up to line {reached} of {until}', INTACT: 'Whole: {lines} lines follow one another, nothing was changed.', BROKEN: 'Line {n} does not follow from the one before it; it may have been changed. Keep everything as it is and tell whoever is responsible for security.',
    'd_title': 'title', 'd_name': 'name', 'd_reason': 'reason', 'd_from': 'from', 'd_to': 'to', 'd_state': 'state', 'd_level': 'level', 'd_organisation': 'organisation', 'd_purpose': 'purpose', 'd_delegation': 'delegation', 'd_onBehalfOf': 'on behalf of', 'd_recipients': 'recipients', 'd_number': 'number', 'd_type': 'type', 'd_topic': 'topic', 'd_count': 'count', 'd_roles': 'roles', 'd_username': 'user name', 'd_action': 'action', 'd_objectType': 'object', 'd_objectId': 'object id', 'd_person': 'person', 'd_verification': 'verification', 'd_text': 'text',
  },
};
