package org.muster.notice.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A webhook (推送订阅): an organisation wants to be told of some types of events at an address of its own. */
@Entity
@DynamicUpdate // the worker writes when it began to fail
class Webhook extends PanacheEntityBase {

    /** It has one from the beginning: the secret is sealed for it. */
    @Id
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);

    String organisation;
    String url;
    String[] types;
    String description;

    @Enumerated(EnumType.STRING)
    WebhookState state;

    Instant stateSince;

    /** Why the platform switched it off, as {@link FailureWords} knows it. */
    String reason;

    /** As {@link SealingKeys} sealed it, like the former one. */
    String secret;

    String formerSecret;
    Instant formerUntil;

    /** The first failure after the last success. */
    Instant failingSince;

    Instant createdAt;
    String createdBy;

    @Version
    int version;

    /** @return the secret, which nobody is shown again */
    WebhookSecret begin(SealingKeys keys, String by, Instant at) {
        WebhookSecret first = WebhookSecret.random();
        secret = keys.seal(id, first);
        createdAt = at;
        createdBy = by;
        enter(WebhookState.ACTIVE, at);
        return first;
    }

    /** Events are signed with both until the overlap is over. @return the new one, which nobody is shown again */
    WebhookSecret rotate(SealingKeys keys, Instant at, Duration overlap) {
        WebhookSecret next = WebhookSecret.random();
        formerSecret = secret;
        formerUntil = at.plus(overlap);
        secret = keys.seal(id, next);
        return next;
    }

    /** @throws ProblemException 409 unless it is active */
    void pause(Instant at) {
        requireActive();
        enter(WebhookState.PAUSED, at);
    }

    /** @throws ProblemException 409 when it is active */
    void resume(Instant at) {
        if (state == WebhookState.ACTIVE) {
            throw ProblemException.conflict("webhook-active");
        }
        failingSince = null;
        reason = null;
        enter(WebhookState.ACTIVE, at);
    }

    /** @throws ProblemException 409 unless it is active */
    void requireActive() {
        if (state != WebhookState.ACTIVE) {
            throw ProblemException.conflict("webhook-not-active", state);
        }
    }

    private void enter(WebhookState next, Instant at) {
        state = next;
        stateSince = at;
    }
}
