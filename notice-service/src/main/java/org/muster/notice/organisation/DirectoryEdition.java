package org.muster.notice.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.muster.platform.organisation.Organisation;
import org.muster.platform.problem.ProblemException;

/** The changes of one edition of the tree, collected in memory under the directory's lock. Not thread-safe. */
class DirectoryEdition {

    /** What became of an entry. */
    enum Outcome {
        CREATED,
        UPDATED,
        /** The directory already said so. */
        UNCHANGED
    }

    private final long number;
    private final LocalDate today;
    private final Organisation scope;
    private final Map<String, Organisation> known = new HashMap<>();
    private final Map<String, Integer> given;
    private final Map<String, Organisation> changed = new LinkedHashMap<>();
    private final List<String> updated = new ArrayList<>();
    private final Map<String, Integer> touched = new HashMap<>();

    DirectoryEdition(
            long number,
            LocalDate today,
            Organisation scope,
            Collection<Organisation> known,
            Map<String, Integer> given) {
        this.number = number;
        this.today = today;
        this.scope = scope;
        known.forEach(organisation -> this.known.put(organisation.code(), organisation));
        this.given = new HashMap<>(given);
    }

    long number() {
        return number;
    }

    /**
     * Creates the organisation or brings it up to date.
     *
     * @throws ProblemException 422 for an unknown parent, 403 for one outside the caller's subtree, 409 for one that is
     *     closed, and for another parent than the directory has: a move takes everything below along and is never a side
     *     effect
     */
    Outcome put(OrganisationEntry entry) {
        Organisation parent = known.get(entry.parent());
        if (parent == null) {
            throw ProblemException.unprocessable("unknown-organisation", entry.parent());
        }
        if (!scope.covers(parent)) {
            throw ProblemException.forbidden("not-your-organisation", entry.parent());
        }
        requireOpen(parent);
        Organisation existing = known.get(entry.code());
        return existing == null ? create(entry, parent) : update(entry, existing);
    }

    void root(Organisation root) {
        changed.put(root.code(), root);
    }

    List<Organisation> changed() {
        return new ArrayList<>(changed.values());
    }

    /** Those that were there before. */
    List<String> updated() {
        return updated;
    }

    Map<String, Integer> placesGiven() {
        return touched;
    }

    Organisation state(String code) {
        return known.get(code);
    }

    private Outcome create(OrganisationEntry entry, Organisation parent) {
        int n = given.getOrDefault(parent.code(), 0) + 1;
        Place place = Place.of(parent).child(n);
        given.put(parent.code(), n);
        touched.put(parent.code(), n);
        remember(entry, place, entry.validFrom() == null ? today : entry.validFrom());
        return Outcome.CREATED;
    }

    private Outcome update(OrganisationEntry entry, Organisation existing) {
        requireOpen(existing);
        if (!entry.parent().equals(existing.parent())) {
            throw ProblemException.conflict("parent-differs", entry.code(), existing.parent());
        }
        boolean same = existing.name().equals(entry.name())
                && existing.kind() == entry.kind()
                && Objects.equals(existing.divisionCode(), entry.divisionCode())
                && existing.supervisors().equals(entry.supervisors())
                && existing.groups().equals(entry.groups());
        if (same) {
            return Outcome.UNCHANGED;
        }
        updated.add(entry.code());
        remember(entry, Place.of(existing), existing.validFrom());
        return Outcome.UPDATED;
    }

    /** @throws ProblemException 409 for one that exists no longer */
    static Organisation requireOpen(Organisation organisation) {
        if (organisation.validTo() != null) {
            throw ProblemException.conflict("organisation-closed", organisation.code(), organisation.validTo());
        }
        return organisation;
    }

    private void remember(OrganisationEntry entry, Place place, LocalDate validFrom) {
        Organisation state = new Organisation(
                entry.code(),
                entry.name(),
                entry.kind(),
                entry.divisionCode(),
                entry.parent(),
                entry.supervisors(),
                entry.groups(),
                place.pos(),
                place.last(),
                place.depth(),
                number,
                validFrom,
                null);
        known.put(entry.code(), state);
        changed.put(entry.code(), state);
    }
}
