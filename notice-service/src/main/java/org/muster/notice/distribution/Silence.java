package org.muster.notice.distribution;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.Oversight.Scope;

/**
 * Who must sign and is silent, for features that do something about it: over all hops of forwards, each organisation
 * once, without those that have been closed since.
 */
@ApplicationScoped
public class Silence {

    /**
     * @param document of the notice and its forwards, the first one that reached it and that it must sign
     * @param pos its place in today's tree
     */
    public record Silent(String organisation, UUID document, long pos) {}

    /** @param under the part that one answers for; null for everything */
    public record Part(UUID notice, String under) {}

    private static final String SILENT = "with recursive " + Oversight.CASCADE + """
            ,
            part as (
                select a.id, p.pos, p.last from audience a join cascade k on k.audience = a.id cross join lateral (
                    select * from organisation_position p where p.code = :under and p.since <= a.edition
                    order by p.since desc limit 1) p),
            reached as (
                select m.code, (array_agg(n.id order by n.issue_order))[1] as document
                from cascade k join notice n on n.id = k.id join audience_member m on m.audience = k.audience
                where m.way = 'to' and not exists (select 1 from notice_ending e where e.notice = k.id)
                    and (cast(:under as text) is null
                    or exists (select 1 from part where part.id = m.audience and m.pos between part.pos and part.last))
                group by m.code),
            done as (
                select distinct r.organisation as code
                from cascade k cross join lateral (select * from receipt r where r.notice = k.id and r.step >= 2 offset 0) r)
            select o.code, o.pos, x.document from reached x join organisation o on o.code = x.code
            where not exists (select 1 from done d where d.code = x.code)
                and (o.valid_to is null or o.valid_to > current_date) and o.pos > :after %s
            order by o.pos limit :limit""";

    @Inject
    Jdbi jdbi;

    @Inject
    Oversight oversight;

    /** @throws org.muster.platform.problem.ProblemException 404 for who neither issued the notice nor carried it on */
    public Part ofCaller(UUID notice) {
        Scope scope = oversight.of(notice, null);
        return new Part(notice, scope.under());
    }

    /** In tree order. @param documents only those whom one of these reached first */
    public List<Silent> after(long pos, Part part, Collection<UUID> documents, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(SILENT.formatted("and x.document = any(:documents)"))
                .bind("notice", part.notice())
                .bind("under", part.under())
                .bindArray("documents", UUID.class, documents)
                .bind("after", pos)
                .bind("limit", limit)
                .map((row, context) ->
                        new Silent(row.getString("code"), row.getObject("document", UUID.class), row.getLong("pos")))
                .list());
    }

    /** In tree order. @param only these organisations; null for all */
    public List<Silent> of(Part part, Collection<String> only) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(SILENT.formatted(only == null ? "" : "and o.code = any(:only)"))
                    .bind("notice", part.notice())
                    .bind("under", part.under())
                    .bind("after", -1)
                    .bind("limit", Integer.MAX_VALUE);
            if (only != null) {
                query.bindArray("only", String.class, only);
            }
            return query.map((row, context) -> new Silent(
                            row.getString("code"), row.getObject("document", UUID.class), row.getLong("pos")))
                    .list();
        });
    }
}
