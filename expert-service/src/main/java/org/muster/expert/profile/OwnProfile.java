package org.muster.expert.profile;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

import io.quarkus.security.identity.SecurityIdentity;

/**
 * Finds the profile of the expert who is logged in. The first login with a profile's username is bound to it for good:
 * should the name later be given to another person, that person does not inherit the profile.
 */
@ApplicationScoped
public class OwnProfile {

    private record Link(UUID id, String name, String pool, String subject) {}

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    SecurityIdentity identity;

    /** @throws ProblemException 403 when no profile names this login */
    @Transactional(Transactional.TxType.MANDATORY)
    public Experts.Summary require() {
        String username = identity.getPrincipal().getName();
        Link link = find(username)
                .filter(found -> found.subject() == null || found.subject().equals(user.subject()))
                .orElseThrow(() -> ProblemException.forbidden("no-profile", username));
        if (link.subject() == null) {
            jdbi.useHandle(handle -> handle.execute(
                    "update expert set user_subject = ? where id = ? and user_subject is null",
                    user.subject(),
                    link.id()));
        }
        return new Experts.Summary(link.id(), link.name(), link.pool());
    }

    private Optional<Link> find(String username) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, name, pool, user_subject from expert where username = ?")
                .bind(0, username)
                .map((row, context) -> new Link(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("pool"),
                        row.getString("user_subject")))
                .findOne());
    }
}
