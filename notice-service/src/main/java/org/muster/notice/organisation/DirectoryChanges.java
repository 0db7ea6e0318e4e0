package org.muster.notice.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.organisation.ChildrenOfClosure.Child;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;

/**
 * Carries out renamings, moves, other affiliations and closures, one after the other over the whole directory. Notices that were issued
 * before keep the audience they had.
 */
@ApplicationScoped
class DirectoryChanges {

    @Inject
    Directory directory;

    @Inject
    PastStates past;

    @Inject
    Organisations organisations;

    @Inject
    ChildrenOfClosure children;

    @Inject
    Jdbi jdbi;

    @Inject
    Event<OrganisationClosed> closed;

    @Inject
    Event<OrganisationReopened> reopened;

    @Inject
    Clock clock;

    /** Does it now when its day has come, otherwise keeps it for that day. */
    @Transactional(Transactional.TxType.MANDATORY)
    void request(DirectoryChange change) {
        if (change.effectiveOn.isAfter(LocalDate.now(clock))) {
            check(change);
            change.persist();
        } else {
            carryOut(change);
        }
    }

    /** @throws ProblemException when it is not possible (any more) */
    @Transactional(Transactional.TxType.MANDATORY)
    void carryOut(DirectoryChange change) {
        long edition = directory.begin();
        Organisation organisation = check(change);
        LocalDate since = past.since(organisation);
        if (change.effectiveOn.isBefore(since)) {
            throw ProblemException.unprocessable("change-before-last", organisation.code(), since);
        }
        if (change.act != ChangeAct.REOPENED) {
            past.keep(Set.of(organisation.code()), edition, change.effectiveOn);
        }
        switch (change.act) {
            case RENAMED -> rename(change, organisation, edition);
            case MOVED -> relocate(List.of(organisation), open(change.parent), edition);
            case AFFILIATED -> affiliate(change, organisation, edition);
            case CLOSED -> close(change, organisation, edition);
            case REOPENED -> reopen(change, organisation, edition);
        }
        change.done(edition, clock.instant());
        change.persistAndFlush();
        tell(change);
    }

    /** What must be so on the day of the request and on the day it is done. */
    private Organisation check(DirectoryChange change) {
        Organisation organisation =
                change.act == ChangeAct.REOPENED ? closed(change.organisation) : open(change.organisation);
        Organisation scope = organisations.require(change.byOrganisation);
        requireWithin(scope, organisation.parent() == null ? organisation : open(organisation.parent()));
        for (String target : targets(change)) {
            Organisation other = open(target);
            requireWithin(scope, other);
            if (organisation.covers(other)) {
                throw ProblemException.conflict("below-itself", organisation.code(), other.code());
            }
        }
        if (change.act == ChangeAct.AFFILIATED) {
            checkAffiliation(change, organisation);
        }
        if (!change.act.atTheRoot() && organisation.parent() == null) {
            throw ProblemException.conflict("root-stays", organisation.code());
        }
        if (change.act == ChangeAct.MOVED && change.parent.equals(organisation.parent())) {
            throw ProblemException.conflict("already-there", organisation.code(), change.parent);
        }
        if (change.newCode != null && taken(change.newCode)) {
            throw ProblemException.conflict("code-taken", change.newCode);
        }
        return organisation;
    }

    /** A supervisor may stand anywhere, so no right over it is asked. */
    private void checkAffiliation(DirectoryChange change, Organisation organisation) {
        List<String> supervisors = change.supervisorsOf(organisation);
        if (supervisors.equals(organisation.supervisors())
                && change.groupsOf(organisation).equals(organisation.groups())) {
            throw ProblemException.conflict("affiliated-so-already", organisation.code());
        }
        for (String supervisor : supervisors) {
            if (!organisation.supervisors().contains(supervisor)) {
                open(supervisor);
            }
            if (supervisor.equals(organisation.code()) || supervisor.equals(organisation.parent())) {
                throw ProblemException.unprocessable("supervises-anyway", supervisor, organisation.code());
            }
        }
    }

    /** The right alone, before anything is told of the organisation. */
    void requireRight(DirectoryChange change, String administrator) {
        Organisation organisation = organisations.require(change.organisation);
        requireWithin(
                organisations.require(administrator),
                organisation.parent() == null ? organisation : organisations.require(organisation.parent()));
    }

    private void tell(DirectoryChange change) {
        if (change.act == ChangeAct.CLOSED) {
            closed.fire(new OrganisationClosed(change.id, change.organisation, change.successor, change.accounts));
        } else if (change.act == ChangeAct.REOPENED) {
            reopened.fire(new OrganisationReopened(change.id, change.organisation));
        }
    }

    private void reopen(DirectoryChange change, Organisation organisation, long edition) {
        List<Organisation> returning = children.of(organisation, organisations.require(change.byOrganisation)).stream()
                .filter(Child::returns)
                .map(Child::organisation)
                .toList();
        Organisation open = state(organisation, organisation.name(), organisation.divisionCode(), null, edition);
        directory.write(List.of(open), Map.of());
        past.keep(returning.stream().map(Organisation::code).toList(), edition, change.effectiveOn);
        relocate(returning, open, edition);
    }

    private void rename(DirectoryChange change, Organisation organisation, long edition) {
        if (change.newCode != null) {
            jdbi.useHandle(handle -> handle.execute(
                    "insert into organisation_alias (alias, code, change) values (?, ?, 'RECODED')",
                    change.newCode,
                    organisation.code()));
        }
        String name = change.name == null ? organisation.name() : change.name;
        String division = change.divisionCode == null ? organisation.divisionCode() : change.divisionCode;
        directory.write(List.of(state(organisation, name, division, null, edition)), Map.of());
    }

    private void affiliate(DirectoryChange change, Organisation before, long edition) {
        directory.write(
                List.of(new Organisation(
                        before.code(),
                        before.name(),
                        before.kind(),
                        before.divisionCode(),
                        before.parent(),
                        change.supervisorsOf(before),
                        change.groupsOf(before),
                        before.pos(),
                        before.last(),
                        before.depth(),
                        edition,
                        before.validFrom(),
                        before.validTo())),
                Map.of());
    }

    private void close(DirectoryChange change, Organisation organisation, long edition) {
        List<Organisation> children = openChildren(organisation);
        if (!children.isEmpty()) {
            if (change.childrenTo == null) {
                throw ProblemException.conflict("has-children", organisation.code(), children.size());
            }
            past.keep(children.stream().map(Organisation::code).toList(), edition, change.effectiveOn);
            relocate(children, open(change.childrenTo), edition);
        }
        String division = organisation.divisionCode();
        directory.write(
                List.of(state(organisation, organisation.name(), division, change.effectiveOn, edition)), Map.of());
    }

    private void relocate(List<Organisation> tops, Organisation parent, long edition) {
        List<Organisation> states = new ArrayList<>();
        Map<String, Integer> given = new HashMap<>(directory.placesGiven(List.of(parent.code())));
        for (Organisation top : tops) {
            int n = given.merge(parent.code(), 1, Integer::sum);
            Relocation relocation = Relocation.of(subtree(top), parent, n, edition);
            states.addAll(relocation.states());
            given.putAll(relocation.given());
        }
        directory.write(states, given);
    }

    private List<Organisation> subtree(Organisation top) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from organisation where pos between ? and ? order by pos")
                        .bind(0, top.pos())
                        .bind(1, top.last())
                        .map(Organisation::read)
                        .list());
    }

    private List<Organisation> openChildren(Organisation parent) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from organisation where parent = ? and valid_to is null order by pos")
                .bind(0, parent.code())
                .map(Organisation::read)
                .list());
    }

    /** Whether an organisation is or was known by the code. */
    boolean taken(String code) {
        return organisations.find(code).isPresent();
    }

    /** Who carries on the work of a closed organisation. */
    Optional<String> successor(String code) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select successor from directory_change
                        where organisation = ? and act = 'CLOSED' and state = 'DONE' and successor is not null
                            and exists (select 1 from organisation o where o.code = organisation and o.valid_to is not null)
                        order by edition desc limit 1""").bind(0, code).mapTo(String.class).findFirst());
    }

    private static Organisation state(
            Organisation before, String name, String divisionCode, LocalDate validTo, long edition) {
        return new Organisation(
                before.code(),
                name,
                before.kind(),
                divisionCode,
                before.parent(),
                before.supervisors(),
                before.groups(),
                before.pos(),
                before.last(),
                before.depth(),
                edition,
                before.validFrom(),
                validTo);
    }

    private Organisation closed(String code) {
        Organisation organisation = organisations.require(code);
        if (organisation.validTo() == null) {
            throw ProblemException.conflict("organisation-open", code);
        }
        return organisation;
    }

    private Organisation open(String code) {
        return DirectoryEdition.requireOpen(organisations.require(code));
    }

    private static void requireWithin(Organisation scope, Organisation organisation) {
        if (!scope.covers(organisation)) {
            throw ProblemException.forbidden("not-your-organisation", organisation.code());
        }
    }

    private static List<String> targets(DirectoryChange change) {
        return Stream.of(change.parent, change.successor, change.childrenTo)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
