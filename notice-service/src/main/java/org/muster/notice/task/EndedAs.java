package org.muster.notice.task;

/** Why a task is not asked for any more, where somebody decided it while the task was open. */
public enum EndedAs {
    /** 不再要求: the response goes on at a level that does not ask for it. It may be asked again. */
    NO_LONGER_REQUIRED,
    /** 响应终止 */
    RESPONSE_OVER
}
