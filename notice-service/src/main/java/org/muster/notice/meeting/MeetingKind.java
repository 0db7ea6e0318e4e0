package org.muster.notice.meeting;

/** What meets. */
enum MeetingKind {
    /** 网上支部会议 */
    BRANCH,
    /** 网上理事会 */
    COUNCIL,
    OTHER
}
