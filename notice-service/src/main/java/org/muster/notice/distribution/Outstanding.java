package org.muster.notice.distribution;

import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.Oversight.Scope;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.web.Page;

/** Who must sign and has neither signed nor returned (未签收), those reached by forwards included. Nobody need sign what is
 * no longer in force. */
@ApplicationScoped
class Outstanding {

    /**
     * One who is silent.
     *
     * @param via numbers of the documents that reached it
     */
    record Organisation(String organisation, String name, OrganisationKind kind, State state, List<String> via) {}

    record Row(Organisation organisation, long pos) {}

    private static final String SILENT = "with recursive " + Oversight.CASCADE + """
            ,
            part as (
                select a.id, p.pos, p.last from audience a join cascade k on k.audience = a.id cross join lateral (
                    select * from organisation_position p where p.code = :under and p.since <= a.edition
                    order by p.since desc limit 1) p),
            reached as (
                select m.code, array_agg(distinct n.number order by n.number) as via
                from cascade k join notice n on n.id = k.id join audience_member m on m.audience = k.audience
                where m.way = 'to' and not exists (select 1 from notice_ending e where e.notice = k.id) and (cast(:under as text) is null
                    or exists (select 1 from part where part.id = m.audience and m.pos between part.pos and part.last))
                group by m.code),
            done as (
                select r.organisation as code, max(r.step) as step from cascade k join receipt r on r.notice = k.id
                group by r.organisation)
            select o.code, o.name, o.kind, o.pos, x.via, d.step is not null as opened
            from reached x join organisation o on o.code = x.code left join done d on d.code = x.code
            where coalesce(d.step, 0) < 2 and o.pos > :after
            order by o.pos limit :fetch""";

    @Inject
    Jdbi jdbi;

    /** In the order of today's tree. */
    List<Row> of(Scope scope, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery(SILENT)
                .bind("notice", scope.notice().id())
                .bind("under", scope.under())
                .bind("after", page.afterLong(-1))
                .bind("fetch", page.fetch())
                .map((row, context) -> new Row(
                        new Organisation(
                                row.getString("code"),
                                row.getString("name"),
                                OrganisationKind.valueOf(row.getString("kind")),
                                row.getBoolean("opened") ? State.OPENED : State.DELIVERED,
                                Arrays.asList((String[]) row.getArray("via").getArray())),
                        row.getLong("pos")))
                .list());
    }
}
