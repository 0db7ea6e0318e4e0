package org.muster.notice.duty;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

import io.quarkus.security.identity.SecurityIdentity;

/** Finds persons on duty, the caller among them. */
@ApplicationScoped
class DutyPersons {

    @Inject
    CurrentUser user;

    @Inject
    SecurityIdentity identity;

    /** The caller as a person on duty of that organisation; one's account counts in one's own organisation only. */
    Optional<DutyPerson> me(String organisation) {
        if (!organisation.equals(user.organisation())) {
            return Optional.empty();
        }
        return DutyPerson.find(
                        "organisation = ?1 and userName = ?2 and leftAt is null",
                        organisation,
                        identity.getPrincipal().getName())
                .firstResultOptional();
    }

    boolean iHoldOneOf(Collection<Seat> seats) {
        return seats.stream()
                .map(Seat::organisation)
                .findFirst()
                .flatMap(this::me)
                .filter(me -> seats.stream().anyMatch(seat -> seat.holds(me.id)))
                .isPresent();
    }

    /** @throws ProblemException 422 for somebody who is not the organisation's, 409 for somebody who has left */
    DutyPerson require(UUID id, String organisation) {
        DutyPerson person = DutyPerson.findById(id);
        if (person == null || !person.organisation.equals(organisation)) {
            throw ProblemException.unprocessable("duty-person-unknown", id, organisation);
        }
        person.requireThere();
        return person;
    }

    /** @throws ProblemException 422 for the first who is not the organisation's or has left */
    void requireAll(Collection<UUID> ids, String organisation) {
        List<DutyPerson> found =
                DutyPerson.list("organisation = ?1 and leftAt is null and id in ?2", organisation, ids);
        var known = found.stream().map(person -> person.id).collect(Collectors.toSet());
        ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(stranger -> {
            throw ProblemException.unprocessable("duty-person-unknown", stranger, organisation);
        });
    }
}
