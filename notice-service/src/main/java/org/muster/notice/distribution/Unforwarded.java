package org.muster.notice.distribution;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.Oversight.Scope;
import org.muster.notice.document.ForwardAsked;

/**
 * Who was asked to carry a notice on and has not, also for features that remind of it. Asked is, from the issue on, to
 * whom the notice is addressed and who then had others directly below it of which none had the notice by another way;
 * no longer when the notice is not in force or the organisation returned it.
 */
@ApplicationScoped
public class Unforwarded {

    /** @param asked how many of the recipients @param forwarded how many of these need do nothing more */
    record Count(int asked, int forwarded) {}

    /** That the notice n is in force. */
    private static final String IN_FORCE = "not exists (select 1 from notice_ending e where e.notice = n.id)";

    private static final String FREEZE = """
            with document as (select * from notice where id = :notice),
            reached as materialized (
                select distinct m.code from document d
                    join notice n on n.id = coalesce(d.root, d.id) or n.root = coalesce(d.root, d.id)
                    join audience_member m on m.audience = n.audience
                where n.state = 'ISSUED' and %s)
            insert into forward_asked (notice, organisation, pos)
            select distinct d.id, m.code, m.pos from document d
                join audience_member m on m.audience = d.audience and m.way = 'to'
            where exists (select 1 from organisation b where b.parent = m.code
                    and (b.valid_to is null or b.valid_to > current_date))
                and not exists (select 1 from organisation b join reached x on x.code = b.code where b.parent = m.code
                    and (b.valid_to is null or b.valid_to > current_date))""".formatted(IN_FORCE);

    /** Of an organisation :organisation with the notice n, by name; null when it is not asked. */
    private static final String STANDING = """
            case when n.forward_required and %s
                    and exists (select 1 from forward_asked a where a.notice = n.id and a.organisation = :organisation)
                    and not exists (select 1 from receipt r
                        where r.notice = n.id and r.act = 'RETURNED' and r.organisation = :organisation) then
                case when exists (select 1 from notice c where c.root = coalesce(n.root, n.id)
                            and c.organisation = :organisation and c.state = 'ISSUED'
                            and not exists (select 1 from notice_ending e where e.notice = c.id))
                        or exists (select 1 from notice c
                            join audience_member m on m.audience = c.audience
                            join organisation b on b.code = m.code and b.parent = :organisation
                                and (b.valid_to is null or b.valid_to > current_date)
                            where (c.id = coalesce(n.root, n.id) or c.root = coalesce(n.root, n.id))
                                and c.state = 'ISSUED'
                                and not exists (select 1 from notice_ending e where e.notice = c.id))
                        or not exists (select 1 from organisation b where b.parent = :organisation
                            and (b.valid_to is null or b.valid_to > current_date))
                    then 'DONE' else 'ASKED' end
            end""".formatted(IN_FORCE);

    /*
     * chain: all documents in force of the chain in which :notice is. below: of each that was asked, how many it has
     * directly below it and how many of these have the notice.
     */
    private static final String ASKED = """
            with document as (select * from notice where id = :notice),
            chain as (
                select n.* from document d join notice n on n.id = coalesce(d.root, d.id) or n.root = coalesce(d.root, d.id)
                where n.state = 'ISSUED' and %s),
            part as (
                select p.pos, p.last from document n join audience a on a.id = n.audience cross join lateral (
                    select * from organisation_position p where p.code = :under and p.since <= a.edition
                    order by p.since desc limit 1) p),
            recipient as (
                select a.organisation as code from document n join forward_asked a on a.notice = n.id
                where %s and (cast(:under as text) is null
                        or exists (select 1 from part where a.pos between part.pos and part.last))
                    and not exists (select 1 from receipt r
                        where r.notice = n.id and r.pos = a.pos and r.act = 'RETURNED')),
            reached as materialized (
                select distinct m.code from chain c join audience_member m on m.audience = c.audience),
            below as (
                select b.parent as code, count(g.code) as have from organisation b left join reached g on g.code = b.code
                where b.parent in (select code from recipient) and (b.valid_to is null or b.valid_to > current_date)
                group by b.parent),
            asked as (
                select r.code, b.have is null or b.have > 0
                        or exists (select 1 from chain c where c.organisation = r.code and c.root is not null) as forwarded
                from recipient r left join below b on b.code = r.code)""".formatted(IN_FORCE, IN_FORCE);

    @Inject
    Jdbi jdbi;

    @Transactional(Transactional.TxType.MANDATORY)
    void freeze(@Observes ForwardAsked asked) {
        jdbi.useHandle(handle ->
                handle.createUpdate(FREEZE).bind("notice", asked.notice()).execute());
    }

    /** Null for a notice that asks nobody. */
    Count count(Scope scope) {
        return !scope.notice().terms().forwardRequired()
                ? null
                : jdbi.withHandle(handle -> handle.createQuery(ASKED
                                + " select count(*) as asked, count(*) filter (where forwarded) as done from asked")
                        .bind("notice", scope.notice().id())
                        .bind("under", scope.under())
                        .map((row, context) -> new Count(row.getInt("asked"), row.getInt("done")))
                        .one());
    }

    /** Where the organisation stands with a notice that is addressed to it; null when it is not asked. */
    Forwarding standing(UUID notice, String organisation) {
        return standing(List.of(notice), organisation).get(notice);
    }

    /** With each of these that are addressed to it; without those of which it is not asked. */
    Map<UUID, Forwarding> standing(Collection<UUID> notices, String organisation) {
        if (notices.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select n.id, " + STANDING + " as standing from notice n where n.id = any(:notices)")
                .bindArray("notices", UUID.class, notices)
                .bind("organisation", organisation)
                .reduceRows(new HashMap<UUID, Forwarding>(), (found, row) -> {
                    String standing = row.getColumn("standing", String.class);
                    if (standing != null) {
                        found.put(row.getColumn("id", UUID.class), Forwarding.valueOf(standing));
                    }
                    return found;
                }));
    }

    /** Those of them that have signed some document of the chain, in tree order: who is silent is urged to sign first. */
    public List<String> signed(Silence.Part part) {
        return jdbi.withHandle(handle -> handle.createQuery(ASKED + """
                         select a.code from asked a join organisation o on o.code = a.code
                        where not a.forwarded and (o.valid_to is null or o.valid_to > current_date) and a.code in (
                            select r.organisation from chain c join receipt r on r.notice = c.id where r.act = 'SIGNED')
                        order by o.pos""")
                .bind("notice", part.notice())
                .bind("under", part.under())
                .mapTo(String.class)
                .list());
    }
}
