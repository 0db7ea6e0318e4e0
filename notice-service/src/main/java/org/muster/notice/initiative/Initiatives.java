package org.muster.notice.initiative;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.organisation.AudienceBelow;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/** Initiatives as far as the caller may see them, and whom each is addressed to. */
@ApplicationScoped
class Initiatives {

    @Inject
    Jdbi jdbi;

    @Inject
    AudienceBelow audience;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    /** One of the caller's own organisation, locked. @throws ProblemException 404 */
    Initiative own(UUID id) {
        Initiative initiative = Initiative.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (initiative == null || !initiative.organisation.equals(user.organisation())) {
            throw ProblemException.notFound("initiative", id);
        }
        return initiative;
    }

    /**
     * A draft only for those who work on it; a published one for all below its organisation, those above, and those it
     * was addressed to before they moved.
     *
     * @throws ProblemException 404
     */
    Initiative visible(UUID id) {
        return visible(id, LockModeType.NONE);
    }

    /** One the caller's organisation may sign: it cannot be closed before the running transaction ends. */
    Initiative open(UUID id) {
        Initiative initiative = visible(id, LockModeType.PESSIMISTIC_READ);
        initiative.requireOpen();
        return initiative;
    }

    /** @throws ProblemException 403 when the caller's organisation is not addressed */
    long place(Initiative initiative) {
        return audience.place(initiative.audience, user.organisation())
                .orElseThrow(() -> ProblemException.forbidden("initiative-not-addressed", user.organisation()));
    }

    /**
     * What part of the tree the caller is shown.
     *
     * @param under null for all that the caller may see
     * @throws ProblemException 403 for a part that is not below the caller, unless the whole is
     */
    String scope(Initiative initiative, String under) {
        boolean all = access.covers(initiative.organisation);
        if (under == null) {
            return all ? initiative.organisation : user.organisation();
        }
        organisations.require(under);
        if (!all) {
            access.requireWithin(under);
        }
        return under;
    }

    /** Newest first: those of organisations above and below the caller's own, drafts only of its own. */
    List<Initiative> list(Page page) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select i.id from organisation me, initiative i join organisation o on o.code = i.organisation
                        where me.code = :me
                            and (me.pos between o.pos and o.last or o.pos between me.pos and me.last)
                            and (i.state <> 'DRAFT' or (i.organisation = :me and :drafts))
                            and (cast(:after as uuid) is null or i.id < :after)
                        order by i.id desc limit :fetch""")
                .bind("me", user.organisation())
                .bind("drafts", worksOnDrafts())
                .bindByType("after", page.afterId(), UUID.class)
                .bind("fetch", page.fetch())
                .mapTo(UUID.class)
                .list());
        return ids.isEmpty() ? List.of() : Initiative.list("id in ?1 order by id desc", ids);
    }

    private Initiative visible(UUID id, LockModeType lock) {
        Initiative initiative = Initiative.findById(id, lock);
        if (initiative == null || !maySee(initiative)) {
            throw ProblemException.notFound("initiative", id);
        }
        return initiative;
    }

    private boolean maySee(Initiative initiative) {
        if (initiative.state == InitiativeState.DRAFT) {
            return initiative.organisation.equals(user.organisation()) && worksOnDrafts();
        }
        return access.covers(initiative.organisation)
                || organisations.isWithin(user.organisation(), initiative.organisation)
                || audience.place(initiative.audience, user.organisation()).isPresent();
    }

    private boolean worksOnDrafts() {
        return user.has(Roles.DRAFTER) || user.has(Roles.ISSUER);
    }
}
