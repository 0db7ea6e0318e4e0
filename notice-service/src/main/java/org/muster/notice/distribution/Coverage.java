package org.muster.notice.distribution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.Oversight.Scope;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Counts who has a notice (传达率), its forwards over all hops included, by branch of the tree. Every organisation counts
 * once, however many ways it was reached, and in the branch where it was reached first. The branches are those of the
 * tree in which the recipients were frozen: what moved or closed since stays where it was.
 */
@ApplicationScoped
class Coverage {

    /** One branch of the tree. */
    record Branch(
            String organisation, String name, @JsonUnwrapped Share share) {}

    /** The branches and their sum. */
    record Covered(Share sum, List<Branch> branches) {}

    /** @param bits what so many of the branch were asked and did */
    record Row(String code, String name, int bits, int recipients) {}

    /*
     * scope: the organisation asked for and, when everything is asked for, those above it, so that each organisation of
     * the tree is in exactly one branch. branch: the children of these, and each of these alone.
     */
    static final String BRANCHES = Oversight.CASCADE + """
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
                    select edition, code, pos, pos from scope) each)""";

    /*
     * fact: a row for each way an organisation was reached, with its branch, and for each of its receipts. These are
     * asked for document by document: the receipts of all others are never looked at.
     */
    private static final String BY_BRANCH = "with recursive " + BRANCHES + """
            ,
            fact as (
                select b.n as branch, m.code,
                    case when m.way <> 'to' then 0 when not k.asks then 64 when k.due < :today then 448 else 192 end as bits
                from branch b cross join cascade k join audience_member m
                    on m.audience = k.audience and m.edition = b.edition
                    and m.from_pos <= b.last and m.to_pos >= b.pos and m.pos between b.pos and b.last
                union all
                select null, r.organisation, case when r.act = 'REPLIED' and k.due is not null
                    and (r.at at time zone 'Asia/Shanghai')::date > k.due then 40 else
                    """ + Act.BIT + """
                     end
                from cascade k cross join lateral (select * from receipt r where r.notice = k.id offset 0) r),
            member as (
                select code, min(branch) as branch, bit_or(bits) as bits from fact
                group by code having min(branch) is not null)
            select b.code, o.name, c.bits, c.recipients
            from (select branch, bits, count(*) as recipients from member group by branch, bits) c
                join branch b on b.n = c.branch join organisation o on o.code = b.code
            order by o.pos""";

    @Inject
    Jdbi jdbi;

    @Inject
    DirectCoverage direct;

    @Inject
    Clock clock;

    /** Branches with at least one recipient, in tree order. */
    Covered byBranch(Scope scope) {
        LocalDate today = LocalDate.now(clock);
        List<Row> rows = direct.byBranch(scope, today).orElseGet(() -> overAllForwards(scope, today));
        Map<String, List<Row>> branches =
                rows.stream().collect(Collectors.groupingBy(Row::code, LinkedHashMap::new, Collectors.toList()));
        return new Covered(
                share(rows),
                branches.values().stream()
                        .map(branch ->
                                new Branch(branch.get(0).code(), branch.get(0).name(), share(branch)))
                        .toList());
    }

    private List<Row> overAllForwards(Scope scope, LocalDate today) {
        boolean everything = scope.under() == null;
        return jdbi.withHandle(handle -> handle.createQuery(BY_BRANCH)
                .bind("notice", scope.notice().id())
                .bind("anchor", everything ? scope.notice().organisation() : scope.under())
                .bind("everything", everything)
                .bind("today", today)
                .map((row, context) -> new Row(
                        row.getString("code"), row.getString("name"), row.getInt("bits"), row.getInt("recipients")))
                .list());
    }

    private static Share share(List<Row> rows) {
        return Share.of(rows.stream().collect(Collectors.toMap(Row::bits, Row::recipients, Integer::sum)));
    }
}
