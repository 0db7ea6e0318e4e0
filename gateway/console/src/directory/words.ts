import type { Words } from '../words/i18n';

export const words: Words = {
  zh: { find: '名称、代码、拼音或拼音首字母', nothing: '没有找到单位', former: '曾用名 {name}', code: '代码', kind: '类别', parent: '上级单位', supervisors: '业务主管', groups: '分组', division: '行政区划', since: '成立', until: '撤销', children: '下级单位', noChildren: '没有下级单位', duty: '值班', askDuty: '查看今晚值班', nobody: '今晚无人值班', main: '主班', backup: '备班', purpose: '联系 {name}' },
  en: { find: 'Name, code, pinyin or initials', nothing: 'No such unit', former: 'formerly {name}', code: 'Code', kind: 'Kind', parent: 'Parent', supervisors: 'Supervised by', groups: 'Groups', division: 'Division', since: 'Since', until: 'Until', children: 'Below', noChildren: 'Nothing below', duty: 'On duty', askDuty: 'Who is on duty', nobody: 'Nobody tonight', main: 'Main', backup: 'Backup', purpose: 'Contact {name}' },
};
