import type { Words } from '../words/i18n';

export const words: Words = {
  zh: {
    nothing: '还没有建议', give: '提建议', newTitle: '提出建议', newHint: '写清一件事：问题是什么、原因在哪里、建议怎么办。提交后由智库人员选用，选用、批示和办结都会在这里告诉您。', title: '题目', text: '内容', count: '{n} / 3000 字', resumed: '已恢复上次没有写完的内容。', startOver: '重新写', send: '提交建议', sent: '建议已提交', by: '{name}，{organisation}',
    'state_GIVEN': '已收到', 'state_USED': '已采用', 'state_INSTRUCTED': '已获批示', 'state_CLOSED': '已办结', steps: '办理经过', 'step_GIVEN': '建议已收到', 'step_USED': '编入《{series}》第{issue}期', 'step_INSTRUCTED': '{rank}作出批示', 'step_CLOSED': '批示事项已办结', waits: '正在等待选用，一般需要几个工作日。',
  },
  en: {
    nothing: 'No opinions yet', give: 'Give an opinion', newTitle: 'Give an opinion', newHint: 'One matter: what is wrong, why, and what should be done. Analysts choose from what is given; you are told here when it is used, instructed on and done.', title: 'Title', text: 'Text', count: '{n} of 3000 characters', resumed: 'What you had not finished is here again.', startOver: 'Start over', send: 'Send', sent: 'Sent', by: '{name}, {organisation}',
    'state_GIVEN': 'Received', 'state_USED': 'Used', 'state_INSTRUCTED': 'Instructed', 'state_CLOSED': 'Done', steps: 'What became of it', 'step_GIVEN': 'received', 'step_USED': 'used in {series}, issue {issue}', 'step_INSTRUCTED': 'instructed by {rank}', 'step_CLOSED': 'what was instructed is done', waits: 'Waiting to be chosen, usually some working days.',
  },
};
