package org.muster.notice.webhook;

/** Whether a webhook gets what happens. */
enum WebhookState {
    ACTIVE,
    /** By the organisation's administrator: what happens meanwhile waits, as long as it is worth something. */
    PAUSED,
    /** By the platform, because the address is gone or failed for days: what happens meanwhile is not kept. */
    DISABLED
}
