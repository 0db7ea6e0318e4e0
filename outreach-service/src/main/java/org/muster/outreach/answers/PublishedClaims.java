package org.muster.outreach.answers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.outreach.wording.Wording;

/**
 * The claims of all current verdicts, in memory because everybody may ask without logging in. Each publication raises
 * the edition in its own transaction; before answering, the edition is compared and what is newer is read. So every
 * replica answers with a verdict as soon as it is committed, and a restart begins from PostgreSQL alone. Not to be asked
 * in a transaction that publishes: it would remember what may still be rolled back.
 */
@ApplicationScoped
public class PublishedClaims {

    private static final int MOST_ANSWERS = 3;

    private record State(long edition, Map<UUID, PublishedClaim> claims, ClaimIndex index) {}

    private record Row(long edition, PublishedClaim claim) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    private volatile State state = new State(0, Map.of(), new ClaimIndex(List.of()));

    /** At most three, the surest first; verdicts past their date do not answer any more. */
    public List<Answer> answering(Wording text) {
        LocalDate today = LocalDate.now(clock);
        return current().index().closest(text, Confidence.MIDDLE, 2 * MOST_ANSWERS).stream()
                .filter(match -> match.claim().standsOn(today))
                .limit(MOST_ANSWERS)
                .map(match -> Answer.of(match.claim(), Confidence.of(match.likeness())))
                .toList();
    }

    /** The verdict as an answer that a person has confirmed; empty when it is not published or past its date. */
    public Optional<Answer> confirmed(UUID verdict) {
        return Optional.ofNullable(current().claims().get(verdict))
                .filter(claim -> claim.standsOn(LocalDate.now(clock)))
                .map(claim -> Answer.of(claim, 1));
    }

    /** The verdict on exactly this claim, in whatever spelling; empty when it is past its date. */
    public Optional<UUID> verdictSaying(Wording text) {
        LocalDate today = LocalDate.now(clock);
        return current()
                .index()
                .saying(text)
                .filter(claim -> claim.standsOn(today))
                .map(PublishedClaim::verdict);
    }

    private State current() {
        long edition = jdbi.withHandle(handle -> handle.createQuery("select edition from verdict_edition")
                .mapTo(Long.class)
                .one());
        return state.edition() == edition ? state : refreshed(edition);
    }

    // Publications raise the edition one after another, so whatever carries a lower one is committed and visible.
    private synchronized State refreshed(long edition) {
        if (state.edition() < edition) {
            List<Row> newer = jdbi.withHandle(handle -> handle.createQuery("""
                            select verdict_id, claim, rating, effective_until, edition from verdict_version
                                where state = 'PUBLISHED' and edition > ?""")
                    .bind(0, state.edition())
                    .map(PublishedClaims::row)
                    .list());
            Map<UUID, PublishedClaim> claims = new HashMap<>(state.claims());
            newer.forEach(row -> claims.put(row.claim().verdict(), row.claim()));
            long newest = newer.stream().mapToLong(Row::edition).max().orElse(edition);
            state = new State(Math.max(edition, newest), Map.copyOf(claims), new ClaimIndex(claims.values()));
        }
        return state;
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        return new Row(
                row.getLong("edition"),
                new PublishedClaim(
                        row.getObject("verdict_id", UUID.class),
                        row.getString("claim"),
                        Rating.valueOf(row.getString("rating")),
                        row.getObject("effective_until", LocalDate.class)));
    }
}
