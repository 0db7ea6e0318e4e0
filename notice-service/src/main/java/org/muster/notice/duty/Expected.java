package org.muster.notice.duty;

/**
 * Which organisations of a subtree are expected to be on duty, as a common table expression {@code expected} with code,
 * name, pos, kind, and whether each has a roster and is demanded. Needs :under, :day, :from and :until. Closed
 * organisations are not expected; whoever moved counts where it stands now.
 */
final class Expected {

    /** The same of the organisations that a {@code <scope>} spans, which selects pos and last. */
    static final String CTE_OF_SCOPE = """
            scope as (<scope>),
            roster as (
                select distinct r.organisation as code from duty_plan p join duty_rotation r on r.id = p.rotation
                where p.since <= :day and (p.until is null or p.until > :day)),
            demanded as (
                select distinct m.code from duty_demand d join audience_member m on m.audience = d.audience
                where not d.drill and d.since < :until and (d.until is null or d.until > :from)),
            expected as materialized (
                select o.code, o.name, o.pos, o.kind, roster.code is not null as has_roster,
                    demanded.code is not null as is_demanded
                from scope join organisation o on o.pos between scope.pos and scope.last
                    left join roster on roster.code = o.code
                    left join demanded on demanded.code = o.code
                where (o.valid_to is null or o.valid_to > :day)
                    and (o.kind = 'ASSOCIATION' or roster.code is not null or demanded.code is not null)),
            held as materialized (
                select s.organisation, range_agg(tstzrange(s.starts, s.ends)) as times
                from expected e join duty_seats(:from, :until) s on s.organisation = e.code
                where s.person is not null and s.starts < :until and s.ends > :from
                group by s.organisation)""";

    static final String CTE = CTE_OF_SCOPE.replace("<scope>", "select pos, last from organisation where code = :under");

    private Expected() {}
}
