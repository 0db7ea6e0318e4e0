package org.muster.notice.distribution;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.hibernate.exception.ConstraintViolationException;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

/** Who signs for whom. */
@ApplicationScoped
class SigningArrangements {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    /** @throws ProblemException 409 when that agent signs for it already */
    void add(SigningArrangement arrangement, Organisation represented, Organisation agent) {
        try {
            arrangement.persistAndFlush();
        } catch (ConstraintViolationException e) {
            if ("signing_arrangement_in_force".equals(e.getConstraintName())) {
                throw ProblemException.conflict("signing-arranged-already", agent.name(), represented.name());
            }
            throw e;
        }
    }

    /** Those by which the organisation signs, and those of it and below; newest first, the ended ones too. */
    List<SigningArrangement> about(String organisation, Page page) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select a.id from signing_arrangement a join organisation o on o.code = a.organisation,
                            organisation mine
                        where mine.code = :mine and (a.agent = mine.code or o.pos between mine.pos and mine.last)
                            and a.id < :before
                        order by a.id desc limit :limit""")
                .bind("mine", organisation)
                .bind("before", page.after() == null ? AFTER_ALL : page.afterId())
                .bind("limit", page.fetch())
                .mapTo(UUID.class)
                .list());
        return SigningArrangement.list("id in ?1 order by id desc", ids);
    }

    /** Those among them for which the caller may sign; none of these arrangements ends before a running transaction does. */
    Set<String> entrusted(Collection<String> organisations) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select organisation from signing_arrangement where agent = :agent and ended_at is null
                            and organisation = any(:organisations) order by id for share""")
                .bind("agent", user.organisation())
                .bindArray("organisations", String.class, organisations)
                .mapTo(String.class)
                .set());
    }

    /**
     * Whose inbox the caller looks into.
     *
     * @param organisation null for its own
     * @throws ProblemException 403 for one that has not entrusted the caller's organisation with it
     */
    String desk(String organisation) {
        if (organisation == null || organisation.equals(user.organisation())) {
            return user.organisation();
        }
        if (entrusted(List.of(organisation)).isEmpty()) {
            throw ProblemException.forbidden("signing-not-arranged", organisation);
        }
        return organisation;
    }
}
