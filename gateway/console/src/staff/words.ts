import type { Words } from '../words/i18n';

export const words: Words = {
  zh: {
    add: '新增账号', newAccount: '新增账号', create: '创建账号', otherUnit: '换单位', unitBelow: '查看哪个下级单位的账号', ownUnit: '回到本单位', nothing: '这个单位还没有账号。', roleless: '还没有角色', system: '由系统管理员管理', disabled: '已停用', enabled: '正常', comma: '、',
    unit: '所在单位', name: '姓名', username: '登录名', usernameHint: '3 至 64 位小写字母、数字、点、下划线或连字符，例如姓名拼音', email: '邮箱（选填）', roles: '可以做什么', noRoles: '没有选任何角色：可以登录，但什么也做不了。', standing: '状态', access: '登录',
    ownAccount: '这是您自己的账号，需由上级单位或另一位管理员修改。', notManaged: '此账号带有审计或运维权限，只能由系统管理员修改。', saveRoles: '保存角色', rolesSaved: '角色已保存，几分钟内生效',
    disable: '停用', enable: '启用', disableTitle: '停用{name}的账号？', disableHint: '会立即退出登录，不能再登录，直到重新启用。已办的事项不受影响。', didDisable: '账号已停用', didEnable: '账号已启用',
    setPassword: '重置口令', setPasswordHint: '会为{name}生成新的初始口令，原口令立即失效，正在使用的登录会退出。', makePassword: '生成初始口令', passwordTitle: '请转告初始口令', passwordHint: '只显示这一次，哪里都不保存。对方首次登录时须改成自己的口令。', password: '初始口令', copy: '复制登录信息', copied: '已复制', copyByHand: '没能复制，请手工抄写', passedOn: '已转告', toPassOn: '{name}：您的集智账号已开通。网址 {address} ，登录名 {username} ，初始口令 {password} ，首次登录时请改为自己的口令。',
    'does_clerk': '收文、签收、转发、答复，领取任务', 'does_drafter': '起草通知', 'does_issuer': '签发通知、批准', 'does_duty-officer': '值班、启动响应', 'does_reporter': '填报', 'does_report-reviewer': '审核报表、开启报送', 'does_expert-manager': '管理专家库、邀请专家', 'does_expert': '应邀提供专业意见', 'does_editor': '编辑科普内容', 'does_fact-checker': '核查线索、起草结论', 'does_analyst': '编写专报', 'does_leader-office': '登记批示', 'does_org-admin': '管理账号、单位、推送和报表格式',
  },
  en: {
    add: 'Add', newAccount: 'New account', create: 'Create account', otherUnit: 'Other unit', unitBelow: 'Accounts of which unit below', ownUnit: 'Back to our own', nothing: 'This unit has no accounts yet.', roleless: 'no roles yet', system: 'kept by the system’s administrators', disabled: 'Disabled', enabled: 'Works', comma: ', ',
    unit: 'Unit', name: 'Name', username: 'User name', usernameHint: '3 to 64 lower-case letters, digits, dots, underscores or hyphens', email: 'E-mail (optional)', roles: 'What this person may do', noRoles: 'No role chosen: can log in, and do nothing.', standing: 'State', access: 'Login',
    ownAccount: 'This is your own account; another administrator, here or above, must change it.', notManaged: 'This account may audit or operate; only the system’s administrators change it.', saveRoles: 'Save roles', rolesSaved: 'Roles saved; they count within minutes',
    disable: 'Disable', enable: 'Enable', disableTitle: 'Disable the account of {name}?', disableHint: 'Its sessions end at once and nobody can log in with it until it is enabled again. What was done with it stays.', didDisable: 'Account disabled', didEnable: 'Account enabled',
    setPassword: 'Reset password', setPasswordHint: 'Makes a first password for {name}. The one known so far counts no more, and sessions end.', makePassword: 'Make a password', passwordTitle: 'Pass on the first password', passwordHint: 'Shown once and kept nowhere. It must be changed at the first login.', password: 'First password', copy: 'Copy login', copied: 'Copied', copyByHand: 'Could not copy; please write it down', passedOn: 'Passed on', toPassOn: '{name}: your account for Muster is ready. Address {address} , user name {username} , first password {password} ; you change it at the first login.',
    'does_clerk': 'receives, signs, forwards and replies; takes tasks', 'does_drafter': 'drafts notices', 'does_issuer': 'approves and issues', 'does_duty-officer': 'is on duty, activates responses', 'does_reporter': 'fills in reports', 'does_report-reviewer': 'reviews reports, opens periods', 'does_expert-manager': 'keeps the pool, invites experts', 'does_expert': 'advises when invited', 'does_editor': 'edits content for the public', 'does_fact-checker': 'checks rumours, drafts verdicts', 'does_analyst': 'writes briefs', 'does_leader-office': 'records instructions', 'does_org-admin': 'keeps accounts, units, webhooks and forms',
  },
};
