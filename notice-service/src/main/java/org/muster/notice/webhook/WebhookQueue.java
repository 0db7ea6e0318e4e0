package org.muster.notice.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.events.CloudEvents;
import org.muster.platform.events.EventMetadata;
import org.muster.platform.outbox.Outbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.scheduler.Scheduled;

/**
 * What waits for subscribers and what became of it, shared by all replicas. As with urgings, a row is taken for a while
 * and sent outside of any transaction, so a process killed in between sends it once more under the same id.
 */
@ApplicationScoped
class WebhookQueue {

    /** The type of what an administrator sends to see whether it arrives. */
    static final String PING = "org.muster.webhook.ping";

    /** @param attempt this one included @param secret sealed @param former sealed; null when the overlap is over */
    record Outgoing(
            UUID id,
            UUID webhook,
            UUID event,
            String url,
            String secret,
            String former,
            String body,
            int attempt,
            Instant queuedAt) {}

    /** What one attempt came to. @param status null when there was no answer @param reason as {@link FailureWords} says it; null for a success */
    record Outcome(Integer status, Duration took, String excerpt, String reason, Duration retryAfter) {

        boolean taken() {
            return reason == null;
        }

        /** 410 is the subscriber's word that nobody lives there any more. */
        boolean gone() {
            return status != null && status == 410;
        }
    }

    @Inject
    Jdbi jdbi;

    @Inject
    WebhookConfig config;

    @Inject
    Backoff backoff;

    @Inject
    Event<WebhookDisabled> disabled;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @ConfigProperty(name = "muster.public-url")
    String publicUrl;

    /** Repeated for the same event it changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(UUID webhook, EventMetadata event, ObjectNode data) {
        ObjectNode envelope = CloudEvents.JSON
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", event.id().toString())
                .put("source", publicUrl + event.source())
                .put("type", event.type())
                .put("time", event.time().toString())
                .put("datacontenttype", "application/json");
        envelope.set("data", data);
        jdbi.useHandle(handle -> handle.execute(
                "insert into webhook_delivery (webhook, event, type, body, state, attempts, queued_at, next_at)"
                        + " values (?, ?, ?, ?, 'WAITING', 0, ?, ?) on conflict (webhook, event) do nothing",
                webhook,
                event.id(),
                event.type(),
                envelope.toString(),
                clock.instant(),
                clock.instant()));
    }

    /** @param busy webhooks that have enough to do */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Outgoing> take(Collection<UUID> busy, int limit) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with taken as (
                            select d.id from webhook w cross join lateral (
                                select id from webhook_delivery
                                where webhook = w.id and state = 'WAITING' and next_at <= :now
                                order by next_at, id limit :each for update skip locked) d
                            where w.state = 'ACTIVE' and not w.id = any(:busy) limit :limit),
                        mine as (
                            update webhook_delivery d set attempts = attempts + 1, attempted_at = :now, next_at = :lost
                            from taken t where d.id = t.id returning d.*)
                        select m.*, w.url, w.secret, case when w.former_until > :now then w.former_secret end as former
                        from mine m join webhook w on w.id = m.webhook
                        order by m.id""")
                .bind("now", now)
                .bind("lost", now.plus(config.lost()))
                .bind("each", config.eachAtOnce())
                .bindArray("busy", UUID.class, busy)
                .bind("limit", limit)
                .map((row, context) -> outgoing(row))
                .list());
    }

    /** What another process took meanwhile, because this one was so slow, is that one's. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void tell(Outgoing sent, Outcome outcome) {
        Instant now = clock.instant();
        Instant next = now.plus(backoff.after(sent.attempt(), outcome.retryAfter()));
        boolean over = outcome.taken()
                || outcome.gone()
                || next.isAfter(sent.queuedAt().plus(config.fresh()));
        boolean mine = jdbi.withHandle(handle -> handle.createUpdate("""
                        update webhook_delivery set state = :state, next_at = :next, ended_at = :ended,
                            status = :status, took_ms = :took, excerpt = :excerpt, reason = :reason
                        where id = :id and state = 'WAITING' and attempts = :attempt""")
                        .bind("state", outcome.taken() ? "SENT" : over ? "FAILED" : "WAITING")
                        .bind("next", next)
                        .bind("ended", over ? now : null)
                        .bind("status", outcome.status())
                        .bind("took", outcome.took().toMillis())
                        .bind("excerpt", outcome.excerpt())
                        .bind("reason", outcome.reason())
                        .bind("id", sent.id())
                        .bind("attempt", sent.attempt())
                        .execute())
                == 1;
        if (!mine) {
            return;
        }
        if (outcome.taken()) {
            jdbi.useHandle(handle -> handle.execute(
                    "update webhook set failing_since = null where id = ? and failing_since is not null",
                    sent.webhook()));
        } else {
            failed(sent.webhook(), outcome, now);
        }
    }

    private void failed(UUID webhook, Outcome outcome, Instant now) {
        Instant since = jdbi.withHandle(handle -> handle.createQuery(
                        "update webhook set failing_since = coalesce(failing_since, :now) where id = :id"
                                + " returning failing_since")
                .bind("now", now)
                .bind("id", webhook)
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant());
        if (outcome.gone()) {
            disable(webhook, "gone", now);
        } else if (!since.plus(config.disabledAfter()).isAfter(now)) {
            disable(webhook, FailureWords.FAILING + " " + since + " " + outcome.reason(), now);
        }
    }

    private void disable(UUID webhook, String reason, Instant now) {
        jdbi.withHandle(handle -> handle.createQuery("""
                        update webhook set state = 'DISABLED', state_since = :now, reason = :reason,
                            version = version + 1
                        where id = :id and state = 'ACTIVE' returning id, organisation, url""")
                        .bind("now", now)
                        .bind("reason", reason)
                        .bind("id", webhook)
                        .map((row, context) -> new WebhookDisabled(
                                row.getObject("id", UUID.class),
                                row.getString("organisation"),
                                row.getString("url"),
                                FailureWords.said(reason, Locale.ENGLISH),
                                now))
                        .findOne())
                .ifPresent(event -> {
                    audit.recordAutomatic("disable", "webhook", webhook, Map.of());
                    outbox.append(event);
                    disabled.fire(event.because(FailureWords.said(reason, Locale.CHINESE)));
                });
    }

    /** What waited too long helps nobody, and the log is not kept for ever. */
    @Scheduled(cron = "${muster.webhook.tidy}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void tidy() {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> {
            handle.execute(
                    "update webhook_delivery set state = 'DROPPED', ended_at = ?, reason = 'too-late'"
                            + " where state = 'WAITING' and next_at <= ? and queued_at < ?",
                    now,
                    now,
                    now.minus(config.fresh()));
            handle.execute(
                    "delete from webhook_delivery where id in (select id from webhook_delivery"
                            + " where ended_at < ? limit 10000)",
                    now.minus(config.keep()));
        });
    }

    private static Outgoing outgoing(ResultSet row) throws SQLException {
        return new Outgoing(
                row.getObject("id", UUID.class),
                row.getObject("webhook", UUID.class),
                row.getObject("event", UUID.class),
                row.getString("url"),
                row.getString("secret"),
                row.getString("former"),
                row.getString("body"),
                row.getInt("attempts"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant());
    }
}
