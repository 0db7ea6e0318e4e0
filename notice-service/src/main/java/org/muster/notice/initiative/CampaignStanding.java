package org.muster.notice.initiative;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Pledged against done by branch of the tree, of one moment. */
@ApplicationScoped
class CampaignStanding {

    /**
     * @param organisations with at least one pledge
     * @param overdue pledges whose last day has passed and that are not kept
     */
    record Branch(
            String organisation, String name, int organisations, int pledges, long pledged, long done, int overdue) {}

    private static final String BY_BRANCH = Counts.BRANCHES + """
            sums as (
                select b.code, b.pos, b.last, count(distinct p.pos) as organisations, count(*) as pledges,
                    sum(p.amount) as pledged, sum(p.done) as done,
                    count(*) filter (where p.until < :today and p.done < p.amount) as overdue
                from branch b join campaign_pledge p on p.campaign = :campaign and p.pos between b.pos and b.last
                group by b.code, b.pos, b.last)
            select s.*, o.name from sums s join organisation o on o.code = s.code order by s.pos, s.last""";

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    /** Branches with at least one pledge, in tree order. */
    List<Branch> byBranch(Campaign campaign, String under) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_BRANCH)
                .bind("initiative", campaign.initiative)
                .bind("campaign", campaign.id)
                .bind("under", under)
                .bind("today", LocalDate.now(clock))
                .map((row, context) -> new Branch(
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("organisations"),
                        row.getInt("pledges"),
                        row.getLong("pledged"),
                        row.getLong("done"),
                        row.getInt("overdue")))
                .list());
    }
}
