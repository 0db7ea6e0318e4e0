package org.muster.notice.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.organisation.TreeWriter;
import org.muster.platform.outbox.Outbox;

/** The directory's book: opens an edition, and writes what changed in it to the tree and to the other services. */
@ApplicationScoped
class Directory {

    static final String ROOT = "KX-000000";

    @Inject
    Jdbi jdbi;

    @Inject
    Organisations organisations;

    @Inject
    TreeWriter tree;

    @Inject
    PastStates past;

    @Inject
    SearchIndex search;

    @Inject
    OtherCodes otherCodes;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** Starts a change. Until the transaction ends, every other change of the directory waits. */
    @Transactional(Transactional.TxType.MANDATORY)
    DirectoryEdition open(Organisation scope, List<OrganisationEntry> entries) {
        long number = begin();
        List<String> codes = entries.stream()
                .flatMap(entry -> Stream.of(entry.code(), entry.parent()))
                .distinct()
                .toList();
        return new DirectoryEdition(
                number, LocalDate.now(clock), scope, organisations.named(codes), placesGiven(codes));
    }

    /** As {@link #open}, for a change that reads what it needs itself. @return the number of the new edition */
    @Transactional(Transactional.TxType.MANDATORY)
    long begin() {
        return jdbi.withHandle(handle -> handle.createQuery("select edition + 1 from directory_edition for update")
                .mapTo(Long.class)
                .one());
    }

    /** An edition in which nothing changed is none: its number goes to the next one. */
    @Transactional(Transactional.TxType.MANDATORY)
    void close(DirectoryEdition edition) {
        past.keep(edition.updated(), edition.number(), LocalDate.now(clock));
        write(edition.changed(), edition.placesGiven());
    }

    /** @param given how many places below an organisation are given out now */
    @Transactional(Transactional.TxType.MANDATORY)
    void write(List<Organisation> states, Map<String, Integer> given) {
        if (states.isEmpty()) {
            return;
        }
        tree.apply(states);
        search.follow(states.stream().map(Organisation::code).toList());
        jdbi.useHandle(handle -> {
            handle.execute(
                    "update directory_edition set edition = ?", states.get(0).edition());
            PreparedBatch batch = handle.prepareBatch("insert into directory_slot (code, given) values (?, ?)"
                    + " on conflict (code) do update set given = excluded.given");
            given.forEach((code, places) -> batch.add(code, places));
            if (batch.size() > 0) {
                batch.execute();
            }
        });
        outbox.append(otherCodes.told(states));
    }

    /** Puts the root into an empty directory, so that there is somebody to create the others. */
    @Transactional
    void plantRoot() {
        if (organisations.find(ROOT).isPresent()) {
            return;
        }
        DirectoryEdition edition = open(null, List.of());
        edition.root(new Organisation(
                ROOT,
                "中国科学技术协会",
                OrganisationKind.ASSOCIATION,
                null,
                null,
                List.of(),
                List.of(),
                Place.ROOT.pos(),
                Place.ROOT.last(),
                0,
                edition.number(),
                LocalDate.now(clock),
                null));
        close(edition);
    }

    Map<String, Integer> placesGiven(List<String> codes) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select code, given from directory_slot where code = any(:codes)")
                .bindArray("codes", String.class, codes)
                .reduceResultSet(new HashMap<>(), (given, row, context) -> {
                    given.put(row.getString("code"), row.getInt("given"));
                    return given;
                }));
    }
}
