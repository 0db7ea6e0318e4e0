package org.muster.notice.response;

/** Whether a response runs. */
public enum ResponseState {
    /** Its level may change; it may be stood down. */
    ACTIVE,
    /** Over; nothing can follow. The same event may be responded to anew. */
    STOOD_DOWN
}
