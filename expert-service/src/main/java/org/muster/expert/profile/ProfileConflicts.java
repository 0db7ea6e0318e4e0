package org.muster.expert.profile;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;

/** Finds other profiles that hold a login or a number in the pool's list that may be held once only. */
@ApplicationScoped
class ProfileConflicts {

    /** The profile that holds a username. */
    record Holder(UUID id, String pool, String reference) {

        boolean is(Profile profile) {
            return pool.equals(profile.organisation()) && reference != null && reference.equals(profile.reference());
        }
    }

    @Inject
    Jdbi jdbi;

    /** @throws ProblemException 409 */
    void requireNone(Profile profile, UUID itself) {
        boolean referenceTaken = profile.reference() != null
                && jdbi.withHandle(handle -> handle.createQuery(
                                "select exists (select 1 from expert where pool = :pool and reference = :reference"
                                        + " and id is distinct from :itself)")
                        .bind("pool", profile.organisation())
                        .bind("reference", profile.reference())
                        .bind("itself", itself)
                        .mapTo(Boolean.class)
                        .one());
        if (referenceTaken) {
            throw ProblemException.conflict("reference-taken", profile.reference(), profile.organisation());
        }
        if (profile.username() == null) {
            return;
        }
        Holder holder = holders(List.of(profile.username())).get(profile.username());
        if (holder != null && !holder.id().equals(itself)) {
            throw ProblemException.conflict("username-taken", profile.username());
        }
    }

    /** The profiles that hold these usernames, in whatever pool. */
    Map<String, Holder> holders(Collection<String> usernames) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select username, id, pool, reference from expert where username = any(:names)")
                .bindArray("names", String.class, usernames)
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.put(
                            row.getColumn("username", String.class),
                            new Holder(
                                    row.getColumn("id", UUID.class),
                                    row.getColumn("pool", String.class),
                                    row.getColumn("reference", String.class)));
                    return found;
                }));
    }
}
