import type { Words } from '../words/i18n';

export const words: Words = {
  zh: {
    title: '活动', 'view_meetings': '会议', 'view_initiatives': '倡议', all: '全部', unit: '单位', enter: '登记', no: '无',
    callMeeting: '召集会议', noMeetings: '没有会议', oursCalled: '本单位召集', invitedUs: '邀请本单位', 'kind_BRANCH': '支部会', 'kind_COUNCIL': '理事会', 'kind_OTHER': '会议', 'meeting_CALLED': '待召开', 'meeting_CANCELLED': '已取消', 'meeting_HELD': '已召开', calledBy: '{by} 召集，{from} 至 {to}', join: '进入会议', agenda: '议程', minutes: '会议纪要', cancelledFor: '取消原因：{reason}',
    weCome: '本单位参加', weDoNot: '不能参加', whyNot: '说明', declineTitle: '不能参加', answeredYes: '已答复：参加', answeredNo: '已答复：不能参加', iCome: '我报名', iDoNot: '取消我的报名', iAccepted: '已报名', iLeft: '已取消报名', checkIn: '签到', checkedIn: '已签到', headcount: '登记到会人数', headcountTitle: '本单位到会人数', howMany: '人数', counted: '已登记', handIn: '提交纪要', handedIn: '纪要已提交', cancelMeeting: '取消会议', cancelReason: '取消原因', cancelled: '会议已取消',
    attendance: '答复与到会', asked: '已邀请', coming: '参加', notComing: '不能参加', attended: '已到会', present: '到会人数', 'unit_ASKED': '未答复', 'unit_ACCEPTED': '参加', 'unit_DECLINED': '不能参加', 'unit_ATTENDED': '已到会', peopleComing: '{n} 人报名',
    meetingTitle: '会议名称', kind: '类型', startsAt: '开始', endsAt: '结束', link: '会议链接', linkHint: 'https:// 开头的视频会议地址', invited: '邀请谁', called: '会议已召集，{n} 个单位收到邀请',
    noInitiatives: '没有倡议', 'initiative_DRAFT': '草稿', 'initiative_PUBLISHED': '征集中', 'initiative_CLOSED': '已结束', publishedAt: '发布于 {at}', counts: '各级响应', organisations: '响应单位', of: '应有 {n}', online: '网上签名', onPaper: '纸质签名', people_: '签名人数', signOrganisation: '本单位响应', undoOrganisation: '撤回单位响应', signPerson: '我签名', undoPerson: '撤回我的签名', signedOn: '已响应', takenBack: '已撤回', paper: '登记纸质签名', source: '来源（哪次活动收集）', evidence: '凭证（存放何处）', showName: '公开我的姓名',
  },
  en: {
    title: 'Activities', 'view_meetings': 'Meetings', 'view_initiatives': 'Initiatives', all: 'All', unit: 'Unit', enter: 'Enter', no: 'none',
    callMeeting: 'Call a meeting', noMeetings: 'No meetings', oursCalled: 'called by us', invitedUs: 'invites us', 'kind_BRANCH': 'branch', 'kind_COUNCIL': 'council', 'kind_OTHER': 'meeting', 'meeting_CALLED': 'called', 'meeting_CANCELLED': 'cancelled', 'meeting_HELD': 'held', calledBy: 'called by {by}, {from} to {to}', join: 'Join', agenda: 'Agenda', minutes: 'Minutes', cancelledFor: 'Cancelled: {reason}',
    weCome: 'We come', weDoNot: 'We cannot come', whyNot: 'Remark', declineTitle: 'We cannot come', answeredYes: 'Answered: we come', answeredNo: 'Answered: we cannot come', iCome: 'I come', iDoNot: 'I do not come', iAccepted: 'You are on the list', iLeft: 'You are off the list', checkIn: 'Check in', checkedIn: 'Checked in', headcount: 'Count heads', headcountTitle: 'How many came of ours', howMany: 'How many', counted: 'Entered', handIn: 'Hand in the minutes', handedIn: 'Handed in', cancelMeeting: 'Cancel the meeting', cancelReason: 'Reason', cancelled: 'Cancelled',
    attendance: 'Answers and attendance', asked: 'Invited', coming: 'Coming', notComing: 'Not coming', attended: 'Attended', present: 'Persons present', 'unit_ASKED': 'no answer', 'unit_ACCEPTED': 'coming', 'unit_DECLINED': 'not coming', 'unit_ATTENDED': 'attended', peopleComing: '{n} persons',
    meetingTitle: 'Title', kind: 'Kind', startsAt: 'Begins', endsAt: 'Ends', link: 'Link', linkHint: 'of the video meeting, with https://', invited: 'Whom to invite', called: 'Called; {n} units are invited',
    noInitiatives: 'No initiatives', 'initiative_DRAFT': 'draft', 'initiative_PUBLISHED': 'open', 'initiative_CLOSED': 'closed', publishedAt: 'published {at}', counts: 'Counts', organisations: 'Organisations', of: 'of {n}', online: 'Online', onPaper: 'On paper', people_: 'Persons', signOrganisation: 'Sign on', undoOrganisation: 'Take it back', signPerson: 'I sign', undoPerson: 'Take mine back', signedOn: 'Signed on', takenBack: 'Taken back', paper: 'Sign-ons on paper', source: 'Where they were collected', evidence: 'Where the sheets are kept', showName: 'Show my name',
  },
};
