import type { Words } from '../words/i18n';

export const RATINGS = ['FALSE', 'MISLEADING', 'UNPROVEN', 'PARTLY_TRUE', 'TRUE'] as const;

export const words: Words = {
  zh: {
    'rating_FALSE': '谣言', 'rating_MISLEADING': '误导', 'rating_UNPROVEN': '尚无定论', 'rating_PARTLY_TRUE': '部分属实', 'rating_TRUE': '属实',
    state: '状态', allStates: '全部', 'state_DRAFT': '待复核', 'state_RETURNED': '复核退回', 'state_REVIEWED': '待发布', 'state_PUBLISHED': '已发布', 'state_SUPERSEDED': '已更新', nothing: '没有结论', sources: '依据', author: '撰写', reviewer: '复核', reviewNote: '复核意见', warnings: '请再核对', history: '历次版本', approve: '复核通过', approved: '复核通过，可以发布', giveBack: '退回修改', giveBackTitle: '退回修改', note: '意见', returned: '已退回', publish: '发布', publishTitle: '发布结论', publishHint: '发布后公众可以查到，并答复全部询问者。', published: '已发布',
  },
  en: {
    'rating_FALSE': 'False', 'rating_MISLEADING': 'Misleading', 'rating_UNPROVEN': 'Unproven', 'rating_PARTLY_TRUE': 'Partly true', 'rating_TRUE': 'True',
    state: 'State', allStates: 'All', 'state_DRAFT': 'To review', 'state_RETURNED': 'Returned', 'state_REVIEWED': 'To publish', 'state_PUBLISHED': 'Published', 'state_SUPERSEDED': 'Superseded', nothing: 'No verdicts', sources: 'Sources', author: 'Author', reviewer: 'Reviewer', reviewNote: 'Review', warnings: 'Please check again', history: 'Former versions', approve: 'Approve', approved: 'Approved; it may be published', giveBack: 'Return', giveBackTitle: 'Return to the author', note: 'What to change', returned: 'Returned', publish: 'Publish', publishTitle: 'Publish', publishHint: 'Everybody can find it then, and all who asked are answered.', published: 'Published',
  },
};
