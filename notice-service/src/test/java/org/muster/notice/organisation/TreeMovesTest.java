package org.muster.notice.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.muster.platform.organisation.Audiences;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** After any sequence of creations, moves, renamings and closures. The seed of a failing one is in its message. */
@QuarkusTest
class TreeMovesTest {

    private static final String ROOT = "KX-000000";

    @Inject
    Directory directory;

    @Inject
    DirectoryChanges changes;

    @Inject
    Organisations organisations;

    @Inject
    Audiences audiences;

    @Inject
    Jdbi jdbi;

    private final List<String> codes = new ArrayList<>();
    private final Map<UUID, List<String>> frozen = new HashMap<>();
    private Random random;

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
        frozen.clear();
        codes.clear();
    }

    @RepeatedTest(5)
    void intervalsNestNoPositionIsReusedAndFrozenAudiencesStay() {
        long seed = ThreadLocalRandom.current().nextLong();
        random = new Random(seed);
        String top = create(ROOT);
        codes.add(top);
        for (int i = 0; i < 60; i++) {
            step(top);
        }
        String as = "seed " + seed;
        assertThat(amiss(top)).as(as).isEmpty();
        assertThat(reused()).as(as).isEmpty();
        frozen.forEach(
                (audience, members) -> assertThat(members(audience)).as(as).isEqualTo(members));
        assertThat(frozen).as(as).isNotEmpty();
    }

    private void step(String top) {
        String one = codes.get(random.nextInt(codes.size()));
        String other = codes.get(random.nextInt(codes.size()));
        LocalDate today = LocalDate.now();
        try {
            switch (random.nextInt(6)) {
                case 0, 1 -> codes.add(create(other));
                case 2, 3 -> {
                    if (!one.equals(top)) {
                        request(DirectoryChange.move(one, today, other));
                    }
                }
                case 4 -> {
                    if (!one.equals(top) && random.nextBoolean()) {
                        request(DirectoryChange.closure(one, today, null, other, null));
                    } else {
                        request(DirectoryChange.renaming(one, today, "改名" + random.nextInt(), null, null));
                    }
                }
                default -> freeze(top);
            }
        } catch (ProblemException e) {
            assertThat(e.slug())
                    .isIn(
                            "below-itself",
                            "already-there",
                            "organisation-closed",
                            "tree-too-deep",
                            "tree-level-full",
                            "no-recipients");
        }
    }

    private String create(String parent) {
        String code = DirectoryFixture.code("KX");
        OrganisationEntry entry =
                new OrganisationEntry(code, "试验" + code, OrganisationKind.ASSOCIATION, null, parent, null, null, null);
        QuarkusTransaction.requiringNew().run(() -> {
            DirectoryEdition edition = directory.open(organisations.require(ROOT), List.of(entry));
            edition.put(entry);
            directory.close(edition);
        });
        return code;
    }

    private void request(DirectoryChange change) {
        change.bySubject = "test";
        change.byName = "test";
        change.byOrganisation = ROOT;
        change.requestedAt = Instant.now();
        QuarkusTransaction.requiringNew().run(() -> changes.request(change));
    }

    private void freeze(String top) {
        UUID id = QuarkusTransaction.requiringNew()
                .call(() -> audiences.freeze(Map.of("to", List.of(Selector.below(top)))))
                .id();
        frozen.put(id, members(id));
    }

    private List<String> members(UUID audience) {
        return audiences.members(audience, null, -1, 10_000).stream()
                .map(Audiences.Member::code)
                .toList();
    }

    /** Organisations of the subtree that do not lie within their parent, or overlap somebody beside them. */
    private List<String> amiss(String top) {
        Organisation root = organisations.require(top);
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select o.code from organisation o join organisation p on p.code = o.parent
                        where o.code = any (:codes) and o.code <> :top
                            and not (o.pos > p.pos and o.last <= p.last and o.depth = p.depth + 1
                                and o.pos between :from and :to)
                        union all
                        select a.code from organisation a join organisation b on b.parent = a.parent and b.code <> a.code
                        where a.code = any (:codes) and a.pos between b.pos and b.last
                        union all
                        select o.code from organisation o left join organisation_position p
                            on p.code = o.code and p.until is null
                        where o.code = any (:codes) and (o.valid_to is null) <> (p.pos is not distinct from o.pos)""")
                .bindArray("codes", String.class, codes)
                .bind("top", top)
                .bind("from", root.pos())
                .bind("to", root.last())
                .mapTo(String.class)
                .list());
    }

    private List<Long> reused() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select pos from organisation_position group by pos having count(distinct code) > 1")
                .mapTo(Long.class)
                .list());
    }
}
