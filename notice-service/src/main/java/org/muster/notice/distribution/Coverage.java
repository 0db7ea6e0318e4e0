package org.muster.notice.distribution;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.Oversight.Scope;

/**
 * Counts who has a notice (传达率), its forwards over all hops included, by branch of the tree. Every organisation counts
 * once, however many ways it was reached, and in the branch where it was reached first. The branches are those of the
 * tree in which the recipients were frozen: what moved or closed since stays where it was.
 */
@ApplicationScoped
class Coverage {

    /**
     * What one branch did.
     *
     * @param mustSign recipients it was addressed to, not only copied to
     * @param delivered it lies in the inbox of every recipient from the moment of issue
     * @param returned without having signed another copy
     */
    record Branch(
            String organisation,
            String name,
            int recipients,
            int mustSign,
            int delivered,
            int opened,
            int signed,
            int returned,
            int replied) {

        Branch plus(Branch other) {
            return new Branch(
                    organisation,
                    name,
                    recipients + other.recipients,
                    mustSign + other.mustSign,
                    delivered + other.delivered,
                    opened + other.opened,
                    signed + other.signed,
                    returned + other.returned,
                    replied + other.replied);
        }
    }

    /*
     * scope: the organisation asked for and, when everything is asked for, those above it, so that each organisation of
     * the tree is in exactly one branch. branch: the children of these, and each of these alone. fact: a row for each
     * way an organisation was reached, with its branch, and for each of its receipts.
     */
    private static final String BY_BRANCH = "with recursive " + Oversight.CASCADE + """
            ,
            edition as (
                select distinct a.edition from cascade k join audience a on a.id = k.audience),
            anchor as (
                select e.edition, p.code, p.pos, p.last, p.depth from edition e cross join lateral (
                    select * from organisation_position p where p.code = :anchor and p.since <= e.edition
                    order by p.since desc limit 1) p),
            scope as (
                select * from anchor
                union all
                select a.edition, p.code, p.pos, p.last, p.depth
                from anchor a cross join generate_series(0, a.depth - 1) level cross join lateral (
                    select * from organisation_position p
                    where p.depth = level and p.pos < a.pos
                        and p.since <= a.edition and (p.until is null or p.until > a.edition)
                    order by p.pos desc limit 1) p
                where :everything),
            branch as (
                select row_number() over (order by edition, pos, last desc) as n, each.* from (
                    select s.edition, p.code, p.pos, p.last from scope s join organisation_position p
                        on p.depth = s.depth + 1 and p.pos between s.pos and s.last
                        and p.since <= s.edition and (p.until is null or p.until > s.edition)
                    where not exists (select 1 from scope t where t.edition = s.edition and t.pos = p.pos)
                    union all
                    select edition, code, pos, pos from scope) each),
            fact as (
                select b.n as branch, m.code, case m.way when 'to' then 16 else 0 end as bits
                from branch b cross join cascade k join audience_member m
                    on m.audience = k.audience and m.edition = b.edition
                    and m.from_pos <= b.last and m.to_pos >= b.pos and m.pos between b.pos and b.last
                union all
                select null, r.organisation,
                    case r.act when 'OPENED' then 1 when 'SIGNED' then 2 when 'RETURNED' then 4 else 8 end
                from cascade k join receipt r on r.notice = k.id),
            member as (
                select code, min(branch) as branch, bit_or(bits) as bits from fact
                group by code having min(branch) is not null)
            select b.code, o.name, count(*) as recipients,
                count(*) filter (where m.bits & 16 <> 0) as must_sign,
                count(*) filter (where m.bits & 1 <> 0) as opened,
                count(*) filter (where m.bits & 2 <> 0) as signed,
                count(*) filter (where m.bits & 6 = 4) as returned,
                count(*) filter (where m.bits & 8 <> 0) as replied
            from member m join branch b on b.n = m.branch join organisation o on o.code = b.code
            group by b.code, o.name, o.pos order by o.pos""";

    @Inject
    Jdbi jdbi;

    /** Branches with at least one recipient, in tree order. */
    List<Branch> byBranch(Scope scope) {
        boolean everything = scope.under() == null;
        return jdbi.withHandle(handle -> handle.createQuery(BY_BRANCH)
                .bind("notice", scope.notice().id())
                .bind("anchor", everything ? scope.notice().organisation() : scope.under())
                .bind("everything", everything)
                .map((row, context) -> new Branch(
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("recipients"),
                        row.getInt("must_sign"),
                        row.getInt("recipients"),
                        row.getInt("opened"),
                        row.getInt("signed"),
                        row.getInt("returned"),
                        row.getInt("replied")))
                .list());
    }
}
