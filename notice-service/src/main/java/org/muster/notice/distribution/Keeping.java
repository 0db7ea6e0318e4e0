package org.muster.notice.distribution;

/**
 * When an organisation keeps a notice from all below it: it has some directly below, none of these has the notice, and it
 * carried on none that is in force. As SQL over an organisation o, where the table expressions of {@link Reached#CLAUSES}
 * are.
 */
final class Keeping {

    /** Soon answered. */
    static final String CARRIES_NONE_ON = """
            (o.code not in (select k.organisation from cascade k where k.forward_of is not null
                    and not exists (select 1 from notice_ending e where e.notice = k.id))
                and exists (select 1 from organisation b where b.parent = o.code
                    and (b.valid_to is null or b.valid_to > current_date) offset 0))""";

    /** To be asked of the few of which the first is true: of who stands directly below, there and where that stood before. */
    static final String NONE_BELOW_HAS_IT = """
            (not exists (
                select 1 from clause c cross join lateral (
                        select m.code from audience_member m
                        where m.audience = c.audience and m.clause = c.n and m.pos > o.pos and m.pos <= o.last offset 0) m
                    join organisation b on b.code = m.code and b.parent = o.code
                where c.from_pos <= o.last and c.to_pos > o.pos
                    and not exists (select 1 from notice_ending e where e.notice = c.id) offset 0)
            and not exists (
                select 1 from organisation b join organisation_position p on p.code = b.code and p.until is not null
                    join clause c on p.pos between c.from_pos and c.to_pos cross join lateral (
                        select 1 from audience_member m
                        where m.audience = c.audience and m.clause = c.n and m.code = b.code and m.pos = p.pos offset 0) m
                where b.parent = o.code and not exists (select 1 from notice_ending e where e.notice = c.id) offset 0))""";

    private Keeping() {}
}
