package org.muster.notice.initiative;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

/** Campaigns as far as the caller may see them: whoever sees the initiative sees them. */
@ApplicationScoped
class Campaigns {

    @Inject
    Initiatives initiatives;

    @Inject
    CurrentUser user;

    @Inject
    Jdbi jdbi;

    /** @throws ProblemException 404 */
    Campaign visible(UUID id) {
        return visible(id, LockModeType.NONE);
    }

    /** It cannot be closed before the running transaction ends. @throws ProblemException 409 when it is closed */
    Campaign open(UUID id) {
        Campaign campaign = visible(id, LockModeType.PESSIMISTIC_READ);
        campaign.requireOpen();
        return campaign;
    }

    /** Locked. @throws ProblemException 404 */
    Campaign own(UUID id) {
        Campaign campaign = Campaign.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (campaign == null || !campaign.organisation.equals(user.organisation())) {
            throw ProblemException.notFound("campaign", id);
        }
        return campaign;
    }

    /** The caller's place among those the initiative is addressed to. */
    long place(Campaign campaign) {
        return initiatives.place(Initiative.findById(campaign.initiative));
    }

    /** Newest first. @param initiative null for those of all initiatives above and below the caller */
    List<Campaign> list(UUID initiative, Page page) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select c.id from organisation me, campaign c join organisation o on o.code = c.organisation
                        where me.code = :me
                            and (me.pos between o.pos and o.last or o.pos between me.pos and me.last)
                            and (cast(:initiative as uuid) is null or c.initiative = :initiative)
                            and (cast(:after as uuid) is null or c.id < :after)
                        order by c.id desc limit :fetch""")
                .bind("me", user.organisation())
                .bindByType("initiative", initiative, UUID.class)
                .bindByType("after", page.afterId(), UUID.class)
                .bind("fetch", page.fetch())
                .mapTo(UUID.class)
                .list());
        return ids.isEmpty() ? List.of() : Campaign.list("id in ?1 order by id desc", ids);
    }

    private Campaign visible(UUID id, LockModeType lock) {
        Campaign campaign = Campaign.findById(id, lock);
        if (campaign == null) {
            throw ProblemException.notFound("campaign", id);
        }
        initiatives.visible(campaign.initiative);
        return campaign;
    }
}
