package org.muster.notice.organisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.organisation.Audiences;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;

/** Audiences that an organisation may call upon by itself: those at or below it. */
@ApplicationScoped
public class AudienceBelow {

    private static final String TO = "to";

    @Inject
    Jdbi jdbi;

    @Inject
    Audiences audiences;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    /**
     * @param to empty for the caller's organisation and all below it
     * @throws ProblemException 403 for one that is not below the caller, 422 when nobody is selected
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Audience freeze(List<Selector> to) {
        to.forEach(selector -> {
            if (selector.supervisedBy() != null) {
                // they may stand anywhere
                throw ProblemException.forbidden("not-your-organisation", selector.supervisedBy());
            }
            String anchor = selector.organisation() == null ? selector.below() : selector.organisation();
            if (anchor != null) {
                access.requireWithin(organisations.require(anchor).code());
            }
        });
        String own = user.organisation();
        return audiences.freeze(Map.of(TO, to.isEmpty() ? List.of(Selector.of(own), Selector.below(own)) : to));
    }

    /** Refuses what {@link #freeze} would refuse. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void check(List<Selector> to) {
        jdbi.useHandle(handle -> {
            handle.execute("savepoint preview");
            try {
                freeze(to);
            } finally {
                handle.execute("rollback to savepoint preview");
            }
        });
    }

    /** The place the organisation had when the audience was frozen; empty when it is not in it. */
    public Optional<Long> place(UUID audience, String organisation) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select distinct pos from audience_member where audience = ? and code = ?")
                        .bind(0, audience)
                        .bind(1, organisation)
                        .mapTo(Long.class)
                        .findOne());
    }
}
