package org.muster.platform.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

    /** A frozen audience. @param total its number of members */
    public record Audience(UUID id, long edition, int total) {}

    /** A member with the place it had when the audience was frozen. */
    public record Member(String code, String name, OrganisationKind kind, long pos) {}

    private record Clause(
            String way, long from, long to, String[] kinds, String[] groups, int depthFrom, int depthTo) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Organisations organisations;

    /**
     * @param ways selectors by way, such as "to" and "cc"; the total counts all ways together, each organisation once
     * @throws ProblemException 422 when a selector is incomplete or unknown, or nobody at all is selected
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Audience freeze(Map<String, List<Selector>> ways) {
        UUID id = UUID.randomUUID();
        List<Clause> clauses = new ArrayList<>();
        ways.forEach((way, selectors) -> selectors.forEach(selector -> clauses.addAll(clauses(way, selector))));
        return jdbi.withHandle(handle -> {
            long edition = handle.createQuery("select coalesce(max(edition), 0) from organisation")
                    .mapTo(Long.class)
                    .one();
            // written with a total to be corrected below, so that the members can be counted by the one definition
            handle.execute("insert into audience (id, edition, total) values (?, ?, 1)", id, edition);
            insert(handle, id, clauses);
            int total = count(handle, id);
            if (total == 0) {
                throw ProblemException.unprocessable("no-recipients");
            }
            handle.execute("update audience set total = ? where id = ?", total, id);
            return new Audience(id, edition, total);
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

    private List<Clause> clauses(String way, Selector selector) {
        Organisation anchor = organisations.require(selector.anchor());
        if (selector.supervisedBy() == null) {
            return List.of(clause(way, selector, anchor));
        }
        // they stand anywhere: each is named by its place
        return organisations.supervisedBy(anchor.code()).stream()
                .filter(selector::takes)
                .map(each -> new Clause(way, each.pos(), each.pos(), null, null, each.depth(), Integer.MAX_VALUE))
                .toList();
    }

    private static Clause clause(String way, Selector selector, Organisation anchor) {
        boolean one = selector.organisation() != null;
        return new Clause(
                way,
                one ? anchor.pos() : anchor.pos() + 1,
                one ? anchor.pos() : anchor.last(),
                selector.kinds() == null || selector.kinds().isEmpty()
                        ? null
                        : selector.kinds().stream().map(Enum::name).toArray(String[]::new),
                selector.groups() == null || selector.groups().isEmpty()
                        ? null
                        : selector.groups().toArray(String[]::new),
                anchor.depth(),
                selector.depth() == null || one ? Integer.MAX_VALUE : anchor.depth() + selector.depth());
    }

    private static void insert(Handle handle, UUID id, List<Clause> clauses) {
        if (clauses.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("insert into audience_clause values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        int n = 0;
        for (Clause clause : clauses) {
            batch.bind(0, id)
                    .bind(1, n++)
                    .bind(2, clause.way())
                    .bind(3, clause.from())
                    .bind(4, clause.to())
                    .bindByType(5, clause.kinds(), String[].class)
                    .bindByType(6, clause.groups(), String[].class)
                    .bind(7, clause.depthFrom())
                    .bind(8, clause.depthTo())
                    .add();
        }
        batch.execute();
    }

    private static int count(Handle handle, UUID id) {
        return handle.createQuery("select count(distinct pos) from audience_member where audience = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }
}
