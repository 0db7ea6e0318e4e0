package org.muster.notice.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Keeps the keys to calendar feeds. */
@ApplicationScoped
class Calendars {

    /** @param person whose own seats the feed shows; null for all of the organisation's */
    record Calendar(UUID id, String organisation, UUID person, String personName, String madeBy, Instant madeAt) {}

    private static final String LIVE = """
            select c.*, p.name from duty_calendar c left join duty_person p on p.id = c.person
            where c.revoked_at is null""";

    @Inject
    Jdbi jdbi;

    /** Whatever key there was for the same feed is void. @param person null for the organisation's */
    @Transactional(Transactional.TxType.MANDATORY)
    CalendarSecret make(UUID id, String organisation, UUID person, String by, Instant at) {
        CalendarSecret secret = CalendarSecret.random();
        jdbi.useHandle(handle -> {
            handle.execute(
                    "select pg_advisory_xact_lock(hashtextextended(?, 3026))",
                    organisation + "/" + (person == null ? "" : person));
            handle.createUpdate("""
                            update duty_calendar set revoked_at = :at
                            where organisation = :organisation and person is not distinct from :person and revoked_at is null""")
                    .bind("at", at)
                    .bind("organisation", organisation)
                    .bind("person", person)
                    .execute();
            handle.createUpdate("""
                            insert into duty_calendar (id, organisation, person, secret_hash, hashed_with, made_by, made_at)
                            values (:id, :organisation, :person, :hash, :algorithm, :by, :at)""")
                    .bind("id", id)
                    .bind("organisation", organisation)
                    .bind("person", person)
                    .bind("hash", secret.hash())
                    .bind("algorithm", CalendarSecret.ALGORITHM)
                    .bind("by", by)
                    .bind("at", at)
                    .execute();
        });
        return secret;
    }

    /** Empty for a key that was never given out or is void, and when the person has left. */
    Optional<Calendar> behind(CalendarSecret secret) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        LIVE
                                + " and c.secret_hash = ? and (c.person is null or p.left_at is null and p.user_name is not null)")
                .bind(0, secret.hash())
                .map(Calendars::read)
                .findOne());
    }

    Optional<Calendar> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(LIVE + " and c.id = ?")
                .bind(0, id)
                .map(Calendars::read)
                .findOne());
    }

    /** The organisation's own first. */
    List<Calendar> of(String organisation) {
        return jdbi.withHandle(
                handle -> handle.createQuery(LIVE + " and c.organisation = ? order by c.person nulls first, c.id")
                        .bind(0, organisation)
                        .map(Calendars::read)
                        .list());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void revoke(UUID id, Instant at) {
        jdbi.useHandle(handle -> handle.execute("update duty_calendar set revoked_at = ? where id = ?", at, id));
    }

    private static Calendar read(ResultSet row, StatementContext context) throws SQLException {
        return new Calendar(
                row.getObject("id", UUID.class),
                row.getString("organisation"),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getString("made_by"),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
