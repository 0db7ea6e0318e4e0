import type { Words } from '../words/i18n';

export const words: Words = {
  zh: {
    organisation: '所属专家库', employer: '单位', grade: '职称', 'grade_SENIOR': '正高级', 'grade_ASSOCIATE_SENIOR': '副高级', 'grade_INTERMEDIATE': '中级', 'grade_ASSISTANT': '初级', 'grade_TECHNICIAN': '技术员', discipline: '主要学科', secondary: '其他学科', specialities: '专长', languages: '语言', available: '可以参加的时间', window: '{from} 至 {to}', noWindow: '没有登记', remote: '可以远程参加', onlyOnSite: '只到现场', lastContact: '最近联系', missing: '还缺', note: '这是专家库中您的档案。要更正，请联系专家库管理员。', synthetic: '合成数据，仅供演示', phone: '电话', email: '邮箱',
    nothing: '没有专家库', figures: '在库 {active} 人，后备 {reserve} 人', incomplete: '{n} 份档案不完整', lapsed: '{n} 人已过期', standby: '待命', standbyFor: '{event}（{level}级），{since} 起', noStandby: '目前没有响应要求待命',
  },
  en: {
    organisation: 'Pool', employer: 'Employer', grade: 'Grade', 'grade_SENIOR': 'senior', 'grade_ASSOCIATE_SENIOR': 'associate senior', 'grade_INTERMEDIATE': 'intermediate', 'grade_ASSISTANT': 'assistant', 'grade_TECHNICIAN': 'technician', discipline: 'Main discipline', secondary: 'Others', specialities: 'Specialities', languages: 'Languages', available: 'Available', window: '{from} to {to}', noWindow: 'not said', remote: 'also remotely', onlyOnSite: 'on site only', lastContact: 'Last contact', missing: 'Missing', note: 'This is your record in the pool. To have it corrected, ask the pool’s manager.', synthetic: 'synthetic, for the demo only', phone: 'Telephone', email: 'E-mail',
    nothing: 'No pools', figures: '{active} active, {reserve} in reserve', incomplete: '{n} incomplete', lapsed: '{n} lapsed', standby: 'Standby', standbyFor: '{event} (level {level}), since {since}', noStandby: 'No response asks for standby now',
  },
};
