package org.muster.notice.initiative;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/**
 * Counts sign-ons by branch of the tree as it stood at the publication. All figures of one answer are of one moment,
 * however many sign meanwhile.
 */
@ApplicationScoped
class Counts {

    /**
     * @param addressed organisations that may sign
     * @param organisations that signed
     * @param personsOnline who signed for themselves
     * @param personsOnPaper as last corrected
     */
    record Branch(
            String organisation,
            String name,
            int addressed,
            int organisations,
            int personsOnline,
            long personsOnPaper) {}

    /** The children of the place asked for, and the place itself without them, in the initiative's edition of the tree. */
    static final String BRANCHES = """
            with place as (
                select p.code, p.pos, p.last, p.depth, a.edition
                from initiative i join audience a on a.id = i.audience join organisation_position p
                    on p.since <= a.edition and (p.until is null or p.until > a.edition)
                where i.id = :initiative and p.code = :under),
            branch as (
                select p.code, p.pos, p.last from place s join organisation_position p
                    on p.depth = s.depth + 1 and p.pos between s.pos and s.last
                    and p.since <= s.edition and (p.until is null or p.until > s.edition)
                union all
                select code, pos, pos from place),
            """;

    private static final String BY_BRANCH = BRANCHES + """
            counted as (
                select b.*,
                    (select count(distinct m.pos) from audience_member m where m.audience = :audience
                        and m.from_pos <= b.last and m.to_pos >= b.pos and m.pos between b.pos and b.last) as addressed,
                    (select count(*) from initiative_sign_on s
                        where s.initiative = :initiative and s.pos between b.pos and b.last) as organisations,
                    (select count(*) from initiative_person s
                        where s.initiative = :initiative and s.pos between b.pos and b.last) as online,
                    (select coalesce(sum(s.persons), 0) from initiative_paper s
                        where s.initiative = :initiative and s.pos between b.pos and b.last
                            and not exists (select 1 from initiative_paper c where c.corrects = s.id)) as paper
                from branch b)
            select c.*, o.name from counted c join organisation o on o.code = c.code
            where c.addressed > 0 or c.organisations > 0 order by c.pos, c.last""";

    @Inject
    Jdbi jdbi;

    /** Branches with somebody addressed, in tree order. */
    List<Branch> byBranch(Initiative initiative, String under) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_BRANCH)
                .bind("initiative", initiative.id)
                .bind("audience", initiative.audience)
                .bind("under", under)
                .map((row, context) -> new Branch(
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("addressed"),
                        row.getInt("organisations"),
                        row.getInt("online"),
                        row.getLong("paper")))
                .list());
    }
}
