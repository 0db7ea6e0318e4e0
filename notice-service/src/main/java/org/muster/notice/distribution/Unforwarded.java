package org.muster.notice.distribution;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.Oversight.Scope;

/**
 * Who was asked to carry a notice on and has not, also for features that remind of it. Asked is whom the notice is
 * addressed to, as long as it is in force, the organisation has others directly below it of which none has the notice by
 * another way, and has not returned it.
 */
@ApplicationScoped
public class Unforwarded {

    /** @param asked how many of the recipients @param forwarded how many of these have carried it on */
    record Count(int asked, int forwarded) {}

    /** Of an organisation :organisation with the notice n, by name; null when it is not asked. */
    static final String STANDING = """
            case when n.forward_required and not exists (select 1 from notice_ending e where e.notice = n.id)
                    and not exists (select 1 from receipt r
                        where r.notice = n.id and r.act = 'RETURNED' and r.organisation = :organisation)
                    and exists (select 1 from organisation b where b.parent = :organisation
                        and (b.valid_to is null or b.valid_to > current_date)) then
                case when exists (select 1 from notice c where c.root = coalesce(n.root, n.id)
                        and c.organisation = :organisation and c.state = 'ISSUED'
                        and not exists (select 1 from notice_ending e where e.notice = c.id)) then 'DONE'
                    when not exists (select 1 from notice c
                        join audience_member m on m.audience = c.audience
                        join organisation b on b.code = m.code and b.parent = :organisation
                            and (b.valid_to is null or b.valid_to > current_date)
                        where (c.id = coalesce(n.root, n.id) or c.root = coalesce(n.root, n.id)) and c.state = 'ISSUED'
                            and not exists (select 1 from notice_ending e where e.notice = c.id)) then 'ASKED' end
            end""";

    /*
     * chain: all documents in force of the chain in which :notice is. asked: with whether it has carried the notice on.
     */
    private static final String ASKED = """
            with document as (select * from notice where id = :notice),
            chain as (
                select c.* from document n join notice c on c.id = coalesce(n.root, n.id) or c.root = coalesce(n.root, n.id)
                where c.state = 'ISSUED' and not exists (select 1 from notice_ending e where e.notice = c.id)),
            part as (
                select p.pos, p.last from document n join audience a on a.id = n.audience cross join lateral (
                    select * from organisation_position p where p.code = :under and p.since <= a.edition
                    order by p.since desc limit 1) p),
            recipient as (
                select distinct o.code, o.pos from document n
                    join audience_member m on m.audience = n.audience and m.way = 'to'
                    join organisation o on o.code = m.code
                where n.forward_required and not exists (select 1 from notice_ending e where e.notice = n.id)
                    and (o.valid_to is null or o.valid_to > current_date)
                    and (cast(:under as text) is null
                        or exists (select 1 from part where m.pos between part.pos and part.last))
                    and not exists (select 1 from receipt r
                        where r.notice = n.id and r.pos = m.pos and r.act = 'RETURNED')),
            reached as materialized (
                select distinct m.code from chain c join audience_member m on m.audience = c.audience),
            below as (
                select b.parent as code, count(g.code) as have from organisation b left join reached g on g.code = b.code
                where b.parent in (select code from recipient) and (b.valid_to is null or b.valid_to > current_date)
                group by b.parent),
            asked as (
                select a.code, a.pos, a.forwarded from (
                    select r.*, exists (select 1 from chain c where c.organisation = r.code and c.root is not null)
                        as forwarded from recipient r) a
                    join below b on b.code = a.code
                where a.forwarded or b.have = 0)""";

    @Inject
    Jdbi jdbi;

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
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + STANDING + " as standing from notice n where n.id = :notice")
                        .bind("notice", notice)
                        .bind("organisation", organisation)
                        .map((row, context) -> Forwarding.named(row.getString("standing")))
                        .one());
    }

    /** Those of them that have signed some document of the chain, in tree order: who is silent is urged to sign first. */
    public List<String> signed(Silence.Part part) {
        return jdbi.withHandle(handle -> handle.createQuery(ASKED + """
                         select a.code from asked a where not a.forwarded and a.code in (
                            select r.organisation from chain c join receipt r on r.notice = c.id where r.act = 'SIGNED')
                        order by a.pos""")
                .bind("notice", part.notice())
                .bind("under", part.under())
                .mapTo(String.class)
                .list());
    }
}
