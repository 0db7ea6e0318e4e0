package org.muster.platform.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.Unavailable;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Checks the whole chain when somebody asks, some thousand lines in a transaction: it needs little memory however long
 * the trail is, tells how far it is, and goes on where it was when the service is killed in between.
 */
@ApplicationScoped
class Verifications {

    private static final int AT_ONCE = 10_000;

    private static final String CHECK = """
            select count(*) as lines, max(l.seq) as seq, (array_agg(l.hash order by l.seq desc))[1] as hash,
                min(l.seq) filter (where l.hash is distinct from l.wanted or l.seq <> l.place) as broken
            from (
                select a.seq, a.hash, :seq + row_number() over w as place,
                    sha256(coalesce(lag(a.hash) over w, :hash) || convert_to(%s, 'UTF8')) as wanted
                from (select * from audit where seq > :seq and seq <= :until order by seq limit :most) a
                window w as (order by a.seq)) l""".formatted(AuditChain.LINE);

    /**
     * @param until the last line of the chain when it was asked
     * @param reached the last line looked at, or removed for its age
     * @param broken the first line that does not follow from the one before it
     */
    record Verification(UUID id, Instant askedAt, long until, long reached, long lines, Long broken, Instant endedAt) {}

    private record Progress(UUID id, long until, long seq, byte[] hash) {}

    @Inject
    Jdbi jdbi;

    /** One at a time: who asks while one is running gets that one. */
    Verification ask(String person) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            insert into audit_verification (asked_by, until_seq, checked_seq, checked_hash)
                            select :person, coalesce((select max(seq) from audit), 0), coalesce(max(h.seq), 0), ''
                            from audit_horizon h
                            on conflict ((true)) where ended_at is null do nothing""").bind("person", person).execute();
            return read(handle, "ended_at is null", null).orElseThrow();
        });
    }

    Optional<Verification> find(UUID id) {
        return jdbi.withHandle(handle -> read(handle, "id = :id", id));
    }

    Optional<Verification> newest() {
        return jdbi.withHandle(handle ->
                read(handle, "id = (select v.id from audit_verification v order by v.id desc limit 1)", null));
    }

    private static Optional<Verification> read(Handle handle, String which, UUID id) {
        var query = handle.createQuery("select id, asked_at, until_seq, checked_seq, lines, broken_seq, ended_at"
                + " from audit_verification where " + which);
        if (id != null) {
            query.bind("id", id);
        }
        return query.map((row, context) -> new Verification(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getLong("until_seq"),
                        row.getLong("checked_seq"),
                        row.getLong("lines"),
                        row.getObject("broken_seq", Long.class),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant()))
                .findOne();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goOn() {
        try {
            boolean more;
            do {
                more = QuarkusTransaction.requiringNew().call(() -> jdbi.withHandle(Verifications::step));
            } while (more);
        } catch (RuntimeException e) {
            if (!Unavailable.isCauseOf(e)) {
                throw e;
            }
            // the database is away; the next second goes on where this one was
        }
    }

    private static boolean step(Handle handle) {
        Progress before = handle.createQuery(
                        "select * from audit_verification where ended_at is null for update skip locked")
                .map((row, context) -> new Progress(
                        row.getObject("id", UUID.class),
                        row.getLong("until_seq"),
                        row.getLong("checked_seq"),
                        row.getBytes("checked_hash")))
                .findOne()
                .map(found -> behindTheHorizon(handle, found))
                .orElse(null);
        if (before == null) {
            return false;
        }
        return handle.createQuery(CHECK)
                .bind("seq", before.seq())
                .bind("hash", before.hash())
                .bind("until", before.until())
                .bind("most", AT_ONCE)
                .map((row, context) -> note(
                        handle,
                        before,
                        row.getLong("lines"),
                        row.getLong("seq"),
                        row.getBytes("hash"),
                        row.getObject("broken", Long.class)))
                .one();
    }

    /** What was removed for its age cannot be looked at any more, also when that happens during the check. */
    private static Progress behindTheHorizon(Handle handle, Progress found) {
        return handle.createQuery("select seq, hash from audit_horizon where seq >= :seq order by seq desc limit 1")
                .bind("seq", found.seq())
                .map((row, context) -> new Progress(found.id(), found.until(), row.getLong(1), row.getBytes(2)))
                .findOne()
                .orElse(found);
    }

    /** Lines that are missing at the end are a break too: the chain was longer when it was asked. */
    private static boolean note(Handle handle, Progress before, long lines, long seq, byte[] hash, Long broken) {
        boolean cut = lines == 0 && before.seq() < before.until();
        Long first = cut ? Long.valueOf(before.seq() + 1) : broken;
        long reached = lines == 0 ? before.seq() : seq;
        boolean more = first == null && reached < before.until();
        handle.createUpdate("""
                        update audit_verification set checked_seq = :seq, checked_hash = :hash, lines = lines + :lines,
                            broken_seq = :broken, ended_at = case when :more then null else clock_timestamp() end
                        where id = :id""")
                .bind("seq", reached)
                .bind("hash", lines == 0 ? before.hash() : hash)
                .bind("lines", lines)
                .bind("broken", first)
                .bind("more", more)
                .bind("id", before.id())
                .execute();
        return more;
    }
}
