package org.muster.notice.urging.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

/**
 * What travels on which channel, and what became of it. The rows appear by a trigger of the database with the delivery
 * of an urging, whoever delivers it. A message is taken for a while and sent outside of any
 * transaction, so a process killed between sending and telling sends it once more: at least once, seldom twice.
 */
@ApplicationScoped
class DeliveryLog {

    private static final int REASON = 500;

    @Inject
    Jdbi jdbi;

    @Inject
    DeliveryConfig config;

    @Inject
    Clock clock;

    /** Drops what has become pointless. @param open whether the channel sends at all */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Message> take(String channel, int limit) {
        Instant now = clock.instant();
        drop(channel, now);
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with taken as (
                            select urging from urging_delivery
                            where channel = :channel and state = 'WAITING' and next_at <= :now
                            order by next_at limit :limit for update skip locked),
                        mine as (
                            update urging_delivery d set attempts = attempts + 1, next_at = :lost from taken t
                            where d.urging = t.urging and d.channel = :channel returning d.*)
                        select m.channel, m.attempts, u.*, o.name as organisation_name,
                            case when k.wanted then k.address end as address
                        from mine m join urging u on u.id = m.urging join organisation o on o.code = u.organisation
                            left join urging_contact k on k.organisation = u.organisation and k.channel = m.channel
                        order by u.id""")
                .bind("channel", channel)
                .bind("now", now)
                .bind("lost", now.plus(config.lost()))
                .bind("limit", limit)
                .map((row, context) -> message(row))
                .list());
    }

    /** What was answered meanwhile need not be said any more, and what is old helps nobody. */
    private void drop(String channel, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update urging_delivery d set state = 'DROPPED', ended_at = :now,
                            reason = case when u.state = 'DELIVERED' then 'too late' else 'answered before' end
                        from urging u where u.id = d.urging and d.channel = :channel and d.state = 'WAITING'
                            and d.next_at <= :now and (u.state <> 'DELIVERED' or u.delivered_at < :stale)""")
                .bind("channel", channel)
                .bind("now", now)
                .bind("stale", now.minus(config.fresh()))
                .execute());
    }

    /** @param recipient whom it went to, where that is somebody else than the organisation as a whole */
    @Transactional
    void sent(List<Message> messages, String recipient) {
        end(messages, "SENT", recipient, null);
    }

    /** It is tried again after a while, but not for ever. */
    @Transactional
    void failed(Message message, String reason) {
        if (message.attempts() > config.waits().size()) {
            failedForGood(message, reason);
            return;
        }
        Duration wait = config.waits().get(message.attempts() - 1);
        jdbi.useHandle(handle -> handle.execute(
                "update urging_delivery set next_at = ?, reason = ? where urging = ? and channel = ? and state = 'WAITING'",
                clock.instant().plus(wait),
                shortened(reason),
                message.urging(),
                message.channel()));
    }

    /** Another attempt would end the same. */
    @Transactional
    void failedForGood(Message message, String reason) {
        end(List.of(message), "FAILED", null, reason);
    }

    private void end(List<Message> messages, String state, String recipient, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("update urging_delivery set state = :state, ended_at = :now,"
                        + " recipient = :recipient, reason = :reason"
                        + " where urging = any(:urgings) and channel = :channel and state = 'WAITING'")
                .bind("state", state)
                .bind("now", clock.instant())
                .bind("recipient", recipient)
                .bind("reason", shortened(reason))
                .bindArray(
                        "urgings",
                        UUID.class,
                        messages.stream().map(Message::urging).toArray())
                .bind("channel", messages.get(0).channel())
                .execute());
    }

    private static String shortened(String reason) {
        return reason == null || reason.length() <= REASON ? reason : reason.substring(0, REASON);
    }

    private static Message message(ResultSet row) throws SQLException {
        OffsetDateTime dueAt = row.getObject("due_at", OffsetDateTime.class);
        return new Message(
                row.getObject("id", UUID.class),
                row.getString("channel"),
                row.getInt("attempts"),
                row.getString("organisation"),
                row.getString("organisation_name"),
                row.getString("subject_kind"),
                row.getObject("subject_id", UUID.class),
                row.getString("what"),
                row.getString("text"),
                row.getString("urgency"),
                row.getString("asked_by"),
                row.getObject("silent", Integer.class),
                dueAt == null ? null : dueAt.toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getString("due_text"),
                row.getBoolean("automatic"),
                row.getInt("step"),
                row.getString("by_name"),
                row.getBoolean("drill"),
                row.getObject("delivered_at", OffsetDateTime.class).toInstant(),
                row.getString("address"));
    }
}
