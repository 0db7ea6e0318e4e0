import type { Words } from '../words/i18n';

export const words: Words = {
  zh: {
    new: '新建报表', nothing: '还没有报表格式。', retired: '已停用', nFields: '{n} 项', version: '第 {n} 版', question: '填报项', kind: '类型', sumHead: '逐级汇总', kind_INTEGER: '数字', kind_TEXT: '文字', yes: '是', cumulative: '累计数',
    source_notices_issued: '自动填入：当日发出的通知数', source_verdicts_published: '自动填入：当日发布的辟谣数', source_opinions_given: '自动填入：当日专家建议数', schedules: '随应急响应每日自动开启', scheduleNext: '下一次 {day}，已开启 {n} 次', itsResponse: '所属响应',
    periods: '已开启的报送', noPeriods: '这份报表还没有用过。', dueAt: '截止 {at}', expected: '应报 {n} 个单位', retire: '停用', edit: '修改填报项', open: '开启报送', retireTitle: '停用“{name}”？', retireHint: '以后不能再用它开启报送，已经报的数据不变。停用后不能恢复。', didRetire: '已停用',
    name: '报表名称', nth: '第 {n} 项', label: '填什么', labelHint: '如 当日新增志愿者（人）', sum: '各单位的数字逐级相加', cumulativeLong: '从开始算起的累计数（比昨天少时提醒核对）', more: '更多', source: '自动填入', noSource: '由填报人填写', key: '字段代码（对接系统用，可不填）', keyHint: '自动生成', forward: '上移', remove: '移除', removed: '已移除“{name}”', addField: '增加一项', saved: '已保存',
    usedHint: '这份报表已经用过：修改后从下一次报送起生效，已开启的报送不变。', date: '填报哪一天', due: '截止时间', overHint: '这个时间已经过了，开启后即为迟报。', to: '由谁填报', tiers: '分级截止（选填）', tiersHint: '可让下面几级早些报，上一级有时间核对。', tier: '哪一级', tier_1: '下一级', tier_2: '下两级', tier_3: '下三级', tier_4: '下四级', addTier: '增加一级', asDrill: '这是演练', openHint: '开启后应报单位即固定，{at} 截止', openNow: '立即开启', opened: '已开启，应报 {n} 个单位',
  },
  en: {
    new: 'New form', nothing: 'No forms yet.', retired: 'Retired', nFields: '{n} questions', version: 'version {n}', question: 'Question', kind: 'Kind', sumHead: 'Summed', kind_INTEGER: 'Number', kind_TEXT: 'Words', yes: 'yes', cumulative: 'cumulative',
    source_notices_issued: 'Pre-filled: notices issued that day', source_verdicts_published: 'Pre-filled: verdicts published that day', source_opinions_given: 'Pre-filled: experts’ opinions that day', schedules: 'Opened daily by a response', scheduleNext: 'next {day}, opened {n} times', itsResponse: 'Its response',
    periods: 'Opened periods', noPeriods: 'This form was not used yet.', dueAt: 'due {at}', expected: '{n} expected', retire: 'Retire', edit: 'Change questions', open: 'Open a period', retireTitle: 'Retire “{name}”?', retireHint: 'No new period can use it; what was reported stays. This cannot be undone.', didRetire: 'Retired',
    name: 'Name of the form', nth: 'Question {n}', label: 'What is asked', labelHint: 'such as new volunteers today', sum: 'Sum up the numbers of all units', cumulativeLong: 'Counts from the beginning (a lower number than yesterday’s is questioned)', more: 'More', source: 'Pre-filled with', noSource: 'Filled in by hand', key: 'Key (for other systems, may stay empty)', keyHint: 'made by itself', forward: 'Move up', remove: 'Remove', removed: '“{name}” removed', addField: 'Add a question', saved: 'Saved',
    usedHint: 'This form was used: changes count from the next period on, open ones stay as they are.', date: 'For which day', due: 'Due', overHint: 'This is over already: every report would be late.', to: 'Who reports', tiers: 'Cut-offs by level (optional)', tiersHint: 'Lower levels may report earlier, so that the next one has time to check.', tier: 'Which level', tier_1: 'one below', tier_2: 'two below', tier_3: 'three below', tier_4: 'four below', addTier: 'Add a level', asDrill: 'This is a drill', openHint: 'Who is expected is fixed at opening; due {at}', openNow: 'Open now', opened: 'Opened; {n} expected',
  },
};
