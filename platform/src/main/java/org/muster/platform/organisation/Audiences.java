package org.muster.platform.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.muster.platform.problem.ProblemException;

/**
 * Freezes selectors into audiences and answers who belongs to one. An audience never changes: it names the edition of
 * the tree in which it was resolved, so later moves and closures alter neither its members nor their number. An
 * organisation selected in several ways is one member.
 */
@ApplicationScoped
public class Audiences {

    /** A frozen audience. @param total its number of members @param clauses of all ways together, for events */
    public record Audience(UUID id, long edition, int total, List<AudienceClause> clauses) {}

    /** A member with the place it had when the audience was frozen. */
    public record Member(String code, String name, OrganisationKind kind, long pos) {}

    /** @param selector its place among those of its way */
    private record Clause(String way, int selector, Range range, List<Range> excluded) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Organisations organisations;

    @Inject
    AudienceTotals totals;

    /**
     * @param ways selectors by way, such as "to" and "cc"; the total counts all ways together, each organisation once
     * @throws ProblemException 422 when a selector is incomplete or unknown, or leaves out all that it selects, or nobody
     *     at all is selected
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Audience freeze(Map<String, List<Selector>> ways) {
        UUID id = UUID.randomUUID();
        long before = jdbi.withHandle(totals::edition);
        List<Clause> clauses = new ArrayList<>();
        ways.forEach((way, selectors) -> {
            for (int i = 0; i < selectors.size(); i++) {
                clauses.addAll(clauses(way, i, selectors.get(i)));
            }
        });
        return jdbi.withHandle(handle -> {
            long edition = totals.edition(handle);
            OptionalInt known = totals.known(before, edition, ways);
            // a total that is not known is corrected below, so that the members can be counted by the one definition
            handle.execute("insert into audience (id, edition, total) values (?, ?, ?)", id, edition, known.orElse(1));
            insert(handle, id, clauses);
            requireSomebodyLeft(handle, id, ways);
            int total = known.orElseGet(() -> counted(handle, id));
            totals.counted(before, edition, ways, total);
            return new Audience(
                    id,
                    edition,
                    total,
                    clauses.stream()
                            .map(clause -> clause.range().told(clause.excluded()))
                            .distinct()
                            .toList());
        });
    }

    /** Members in tree order from the one after {@code afterPos}. @param way null for all ways */
    public List<Member> members(UUID audience, String way, long afterPos, int limit) {
        // each clause gives at most a page, so that a page of a large audience costs no more than one of a small
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct m.code, m.kind, m.pos, o.name from audience_clause c
                            cross join lateral (select * from audience_member m
                                where m.audience = c.audience and m.clause = c.n
                                    and m.pos between greatest(:after + 1, c.from_pos) and c.to_pos
                                order by m.pos limit :limit) m
                            join organisation o on o.code = m.code
                        where c.audience = :audience and (cast(:way as text) is null or c.way = :way)
                        order by m.pos limit :limit""")
                .bind("audience", audience)
                .bind("way", way)
                .bind("after", afterPos)
                .bind("limit", limit)
                .map((row, context) -> new Member(
                        row.getString("code"),
                        row.getString("name"),
                        OrganisationKind.valueOf(row.getString("kind")),
                        row.getLong("pos")))
                .list());
    }

    private List<Clause> clauses(String way, int place, Selector selector) {
        Organisation anchor = organisations.require(selector.anchor());
        List<Range> excluded = selector.excluded().stream()
                .flatMap(each -> ranges(each, organisations.require(each.anchor())))
                .toList();
        if (selector.supervisedBy() == null) {
            return List.of(new Clause(way, place, range(selector, anchor), excluded));
        }
        List<Clause> left = supervised(selector, anchor)
                .filter(each -> excluded.stream().noneMatch(range -> range.holds(each)))
                .map(each -> new Clause(way, place, Range.only(each), List.of()))
                .toList();
        if (left.isEmpty() && !excluded.isEmpty()) {
            throw ProblemException.unprocessable("selector-excludes-all", anchor.name());
        }
        return left;
    }

    private Stream<Range> ranges(Selector selector, Organisation anchor) {
        return selector.supervisedBy() == null
                ? Stream.of(range(selector, anchor))
                : supervised(selector, anchor).map(Range::only);
    }

    private Range range(Selector selector, Organisation anchor) {
        boolean all = selector.disciplines() == null || selector.disciplines().isEmpty();
        return Range.of(
                selector,
                anchor,
                all
                        ? null
                        : organisations.groups().stream()
                                .filter(group -> Discipline.isWithinAny(group, selector.disciplines()))
                                .toArray(String[]::new));
    }

    /** They stand anywhere: each is named by its place. */
    private Stream<Organisation> supervised(Selector selector, Organisation anchor) {
        return organisations.supervisedBy(anchor.code()).stream().filter(selector::takes);
    }

    private static void insert(Handle handle, UUID id, List<Clause> clauses) {
        if (clauses.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "insert into audience_clause (audience, n, from_pos, to_pos, kinds,"
                        + " groups, depth_from, depth_to, disciplines, way, selector, excludes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (int n = 0; n < clauses.size(); n++) {
            Clause clause = clauses.get(n);
            clause.range()
                    .bind(batch, id, n)
                    .bind(9, clause.way())
                    .bind(10, clause.selector())
                    .bind(11, !clause.excluded().isEmpty())
                    .add();
        }
        batch.execute();
        exclude(handle, id, clauses);
    }

    private static void exclude(Handle handle, UUID id, List<Clause> clauses) {
        PreparedBatch batch = handle.prepareBatch("insert into audience_exclusion (audience, clause, from_pos, to_pos,"
                + " kinds, groups, depth_from, depth_to, disciplines) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (int n = 0; n < clauses.size(); n++) {
            for (Range range : clauses.get(n).excluded()) {
                range.bind(batch, id, n).add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private void requireSomebodyLeft(Handle handle, UUID id, Map<String, List<Selector>> ways) {
        if (ways.values().stream()
                .flatMap(List::stream)
                .allMatch(each -> each.excluded().isEmpty())) {
            return;
        }
        handle.createQuery("""
                        select c.way, c.selector from audience_clause c where c.audience = :id and c.excludes
                            and not exists (select 1 from audience_member m where m.audience = c.audience and m.clause = c.n)
                        order by c.n limit 1""")
                .bind("id", id)
                .map((row, context) -> ways.get(row.getString("way")).get(row.getInt("selector")))
                .findOne()
                .ifPresent(selector -> {
                    throw ProblemException.unprocessable(
                            "selector-excludes-all",
                            organisations.require(selector.anchor()).name());
                });
    }

    private static int counted(Handle handle, UUID id) {
        int total = handle.createQuery("select count(distinct pos) from audience_member where audience = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
        if (total == 0) {
            throw ProblemException.unprocessable("no-recipients");
        }
        handle.execute("update audience set total = ? where id = ?", total, id);
        return total;
    }
}
