package org.muster.notice.webhook;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** The platform switched a webhook off; for the administrators of its organisation. */
@Emits("org.muster.webhook.disabled")
record WebhookDisabled(UUID webhookId, String organisation, String url, String reason, Instant disabledAt) {

    /** The same in other words. */
    WebhookDisabled because(String words) {
        return new WebhookDisabled(webhookId, organisation, url, words, disabledAt);
    }
}
