package org.muster.notice.task;

/** What a task came out of. */
public enum SourceKind {
    /** 通知 */
    NOTICE,
    /** 批示 */
    INSTRUCTION,
    /** 应急响应 */
    RESPONSE
}
