package org.muster.platform.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.web.Page;

/** Finds chained lines, newest first. What was written in the last second or two is not chained yet and comes later. */
@ApplicationScoped
class AuditSearch {

    /** Up to so many organisations are asked one by one; of more, the newest lines are gone through. */
    private static final int FEW = 2_000;

    private static final String LINES = "select * from audit a where a.seq is not null";
    private static final String NEWEST = " order by a.at desc, a.seq desc limit :limit";

    @Inject
    Jdbi jdbi;

    /**
     * @param within whose lines and those of all below it; a root shows also what nobody's organisation did
     * @return up to {@link Page#fetch()} lines
     */
    List<AuditLine> find(AuditFilter filter, Organisation within, Page page) {
        Mark mark = Mark.of(page);
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(sql(filter, within, mark != null)).bind("limit", page.fetch());
            if (within.parent() != null) {
                query.bind("pos", within.pos()).bind("last", within.last());
            }
            if (mark != null) {
                query.bind("markAt", mark.at()).bind("markSeq", mark.seq());
            }
            bind(query, "from", filter.from);
            bind(query, "to", filter.to);
            bind(query, "person", filter.person);
            bind(query, "action", filter.action);
            bind(query, "type", filter.objectType);
            bind(query, "object", filter.objectId);
            return query.map(AuditLine::read).list();
        });
    }

    private String sql(AuditFilter filter, Organisation within, boolean later) {
        String lines = LINES
                + (later ? " and (a.at, a.seq) < (:markAt, :markSeq)" : "")
                + (filter.from == null ? "" : " and a.at >= :from")
                + (filter.to == null ? "" : " and a.at < :to")
                + (filter.person == null ? "" : " and a.subject = :person")
                + (filter.action == null ? "" : " and a.action = :action")
                + (filter.objectType == null ? "" : " and a.object_type = :type")
                + (filter.objectId == null ? "" : " and a.object_id = :object");
        if (within.parent() == null) {
            return lines + NEWEST;
        }
        boolean named = filter.person != null || filter.objectId != null;
        if (named || isLarge(within)) {
            return lines
                    + " and exists (select from organisation o where o.code = a.organisation and o.pos between :pos and :last)"
                    + NEWEST;
        }
        return "select a.* from organisation o cross join lateral (" + lines + " and a.organisation = o.code" + NEWEST
                + ") a where o.pos between :pos and :last" + NEWEST;
    }

    private boolean isLarge(Organisation within) {
        return jdbi.withHandle(handle -> handle.createQuery(
                                "select count(*) from (select from organisation where pos between :pos and :last limit :few) o")
                        .bind("pos", within.pos())
                        .bind("last", within.last())
                        .bind("few", FEW + 1)
                        .mapTo(Integer.class)
                        .one())
                > FEW;
    }

    private static void bind(Query query, String name, Object value) {
        if (value != null) {
            query.bind(name, value);
        }
    }

    private record Mark(Instant at, long seq) {

        static Mark of(Page page) {
            if (page.after() == null) {
                return null;
            }
            String[] parts = page.after().split("/", 2);
            try {
                return new Mark(Instant.parse(parts[0]), Long.parseLong(parts[1]));
            } catch (DateTimeParseException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw ProblemException.badRequest("bad-cursor");
            }
        }
    }
}
