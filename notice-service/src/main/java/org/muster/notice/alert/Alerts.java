package org.muster.notice.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.notice.cap.CapMessage.Reference;
import org.muster.notice.task.Drill;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

/**
 * Alerts as the caller's organisation sees them: those that it or somebody below it took in, and those that somebody above
 * it took in whose area its division lies in. What a neighbour took in is nobody else's business.
 */
@ApplicationScoped
public class Alerts {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /** How they stand follows from all messages there are, so the order in which they came makes no difference. */
    private static final String SEEN = """
            with seen as (
                select a.* from alert a join organisation r on r.code = a.received_by, organisation me
                where me.code = :me and (r.pos between me.pos and me.last
                    or me.pos between r.pos and r.last and exists (select 1 from unnest(a.divisions) d
                        where d in ('000000', '100000') or me.division_code like regexp_replace(d, '(00)+$', '') || '%'))),
            standing as (
                select s.*, n.id as replaced_by, n.msg_type as replaced_with from seen s left join lateral (
                    select b.id, b.msg_type from alert_reference f join alert b on b.id = f.alert
                    where f.sender = s.sender and f.identifier = s.identifier and f.sent = s.sent and b.sender = s.sender
                        and b.exercise = s.exercise
                        and (b.received_by = s.received_by or b.id in (select o.id from seen o))
                    order by b.msg_type = 'Cancel' desc, b.sent desc, b.id limit 1) n on true),
            shown as (
                select t.*, case
                    when t.replaced_with = 'Cancel' then 'CANCELLED'
                    when t.replaced_with is not null then 'SUPERSEDED'
                    when t.msg_type = 'Cancel' or t.all_clear then 'OVER'
                    when t.expires <= :now then 'EXPIRED'
                    else 'ACTIVE' end as state
                from standing t)
            select s.* from shown s""";

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** @throws ProblemException 404 */
    public Alert visible(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(SEEN + " where s.id = :id")
                .bind("me", user.organisation())
                .bind("now", clock.instant())
                .bind("id", id)
                .map(Alerts::read)
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("alert", id)));
    }

    /** Taken in by the caller's organisation or above it; empty when neither knows such a message. */
    Optional<Alert> known(Reference message) {
        return jdbi.withHandle(handle -> handle.createQuery(SEEN
                        + " join organisation r on r.code = s.received_by join organisation me on me.code = :me"
                        + " and me.pos between r.pos and r.last"
                        + " where s.sender = :sender and s.identifier = :identifier and s.sent = :sent"
                        + " order by r.pos limit 1")
                .bind("me", user.organisation())
                .bind("now", clock.instant())
                .bind("sender", message.sender())
                .bind("identifier", message.identifier())
                .bind("sent", message.sent())
                .map(Alerts::read)
                .findOne());
    }

    /** The newest first; one that several took in stands once. */
    List<Alert> list(boolean activeOnly, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery(SEEN + """

                         where s.id < :before and (s.state = 'ACTIVE' or not :active)
                            and not exists (select 1 from seen o where o.id < s.id and o.sender = s.sender
                                and o.identifier = s.identifier and o.sent = s.sent)
                        order by s.id desc limit :limit""")
                .bind("me", user.organisation())
                .bind("now", clock.instant())
                .bind("before", page.after() == null ? AFTER_ALL : page.afterId())
                .bind("active", activeOnly)
                .bind("limit", page.fetch())
                .map(Alerts::read)
                .list());
    }

    /** As it came, byte for byte. */
    byte[] document(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select document from alert where id = ?")
                .bind(0, visible(id).id())
                .map((row, context) -> row.getBytes("document"))
                .one());
    }

    private static Alert read(ResultSet row, StatementContext context) throws SQLException {
        boolean exercise = row.getBoolean("exercise");
        String headline = row.getString("headline");
        String colour = row.getString("colour");
        return new Alert(
                row.getObject("id", UUID.class),
                row.getString("sender"),
                row.getString("identifier"),
                instant(row, "sent"),
                exercise,
                row.getString("msg_type"),
                AlertState.valueOf(row.getString("state")),
                row.getObject("replaced_by", UUID.class),
                row.getString("category"),
                Drill.mark(exercise, row.getString("event")),
                headline == null ? null : Drill.mark(exercise, headline),
                row.getString("description"),
                row.getString("instruction"),
                colour == null ? null : WarningColour.valueOf(colour),
                row.getString("urgency"),
                row.getString("severity"),
                row.getString("certainty"),
                instant(row, "effective"),
                instant(row, "onset"),
                instant(row, "expires"),
                row.getString("sender_name"),
                row.getString("area"),
                List.of((String[]) row.getArray("divisions").getArray()),
                row.getString("received_by"),
                row.getString("by_name"),
                instant(row, "received_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
