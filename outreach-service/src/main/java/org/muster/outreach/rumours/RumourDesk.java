package org.muster.outreach.rumours;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.muster.outreach.answers.PublishedClaims;
import org.muster.outreach.wording.Bigrams;
import org.muster.outreach.wording.Sketch;
import org.muster.outreach.wording.Wording;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

/** The desk's questions about rumours. It sees those nobody took yet, and those of its own organisation and below. */
@ApplicationScoped
class RumourDesk {

    private static final double SIMILAR = 0.25;
    private static final int MOST_SIMILAR = 20;
    private static final int MOST_CANDIDATES = 200;

    private static final String MINE = """
            (r.organisation is null or exists (select 1 from organisation o
                where o.code = r.organisation and o.pos between :first and :last))""";

    private static final String ENTRY = """
            select e.*, round((demand * weighed_harm * spread)::numeric, 2) as score from (
                select r.*, c.askers as cluster_askers, c.members, s.spellings, coalesce(r.harm, 2) as weighed_harm,
                       round((ln(1 + c.askers) / ln(2))::numeric, 2) as demand,
                       round((1 + ln(1 + p.senders) / ln(2))::numeric, 2) as spread,
                       r.reported_at + make_interval(secs => :promise) as due_at,
                       r.status = 'OPEN' and r.reported_at + make_interval(secs => :promise) < :now as overdue
                    from rumour r
                    cross join lateral (select sum(m.askers) as askers, count(*) - 1 as members
                        from rumour m where m.id = r.id or m.head = r.id) c
                    cross join lateral (select count(*) as spellings
                        from rumour_wording w join rumour m on m.id = w.rumour_id where m.id = r.id or m.head = r.id) s
                    cross join lateral (select count(distinct a.address) as senders
                        from rumour_ask a join rumour m on m.id = a.rumour_id
                        where (m.id = r.id or m.head = r.id) and a.asked_at > :yesterday) p
                    where %s) e\s""";

    private static final String LIST = ENTRY.formatted("r.head is null and r.status = :status and " + MINE) + """
            where (round((demand * weighed_harm * spread)::numeric, 2), id) < (:score, :before)
            order by score desc, id desc limit :most""";

    private static final String ONE = ENTRY.formatted("r.id = :id and " + MINE);

    /** @param contradicts a place, a number or a denial differs, so look twice */
    record Similar(UUID id, String text, long askers, double similarity, boolean contradicts) {}

    private record After(double score, UUID id) {
        static After of(Page page) {
            if (page.after() == null) {
                return new After(Double.MAX_VALUE, new UUID(-1, -1));
            }
            try {
                String[] parts = page.after().split("/", 2);
                return new After(Double.parseDouble(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException e) {
                throw ProblemException.badRequest("bad-cursor");
            }
        }
    }

    @Inject
    Jdbi jdbi;

    @Inject
    PublishedClaims published;

    @Inject
    Organisations organisations;

    @Inject
    CurrentUser user;

    @Inject
    RumourConfig config;

    @Inject
    Clock clock;

    /** The most urgent first. */
    List<DeskEntry> list(Rumour.Status status, Page page) {
        After after = After.of(page);
        return jdbi.withHandle(handle -> bound(handle.createQuery(LIST))
                .bind("status", status.name())
                .bind("score", after.score())
                .bind("before", after.id())
                .bind("most", page.fetch())
                .map(DeskEntry::read)
                .list());
    }

    Optional<DeskEntry> find(UUID id) {
        return jdbi.withHandle(handle -> bound(handle.createQuery(ONE))
                .bind("id", id)
                .map(DeskEntry::read)
                .findOne());
    }

    DeskEntry withSuggestions(DeskEntry entry) {
        return entry.status() == Rumour.Status.OPEN
                ? entry.suggesting(published.answering(Wording.of(entry.text())))
                : entry;
    }

    /** Others that may be the same claim, the most alike first; whether they are, a person says. */
    List<Similar> similar(UUID id, String text) {
        Wording wording = Wording.of(text);
        int[] bigrams = wording.bigrams();
        Organisation scope = scope();
        return jdbi
                .withHandle(handle -> handle.createQuery("select r.id, r.text, r.askers from rumour r"
                                + " where r.sketch && :sketch and r.head is null and r.id <> :id and " + MINE
                                + " order by cardinality(array(select unnest(r.sketch)"
                                + " intersect select unnest(:sketch))) desc, r.id limit :most")
                        .bind("first", scope.pos())
                        .bind("last", scope.last())
                        .bind("sketch", Sketch.of(bigrams))
                        .bind("id", id)
                        .bind("most", MOST_CANDIDATES)
                        .map((row, context) -> similar(
                                row.getObject("id", UUID.class),
                                row.getString("text"),
                                row.getLong("askers"),
                                wording,
                                bigrams))
                        .list())
                .stream()
                .filter(similar -> similar.similarity() >= SIMILAR)
                .sorted(Comparator.comparingDouble(Similar::similarity).reversed())
                .limit(MOST_SIMILAR)
                .toList();
    }

    private static Similar similar(UUID id, String text, long askers, Wording wording, int[] bigrams) {
        Wording other = Wording.of(text);
        double similarity = Math.round(Bigrams.jaccard(bigrams, other.bigrams()) * 100) / 100.0;
        return new Similar(id, text, askers, similarity, wording.contradicts(other));
    }

    private Query bound(Query query) {
        Instant now = Instant.now(clock);
        Organisation scope = scope();
        return query.bind("first", scope.pos())
                .bind("last", scope.last())
                .bind("now", now)
                .bind("yesterday", now.minus(Duration.ofHours(24)))
                .bind("promise", (double) config.answerWithin().toSeconds());
    }

    /** Fails until the tree that arrives from notice-service has the desk's organisation. */
    private Organisation scope() {
        return organisations.require(user.organisation());
    }
}
