package org.muster.notice.initiative;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.notice.initiative.Counts.Branch;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;

/** A tree of its own, far from the one of the other tests: one root, 31 provinces and 41,000 organisations below them. */
@QuarkusTest
class CountsTest {

    /** Beyond the directory's tree, where no other test plants anything. */
    private static final long ROOT = 1L << 62;

    private static final int PROVINCES = 31;
    private static final int EACH = 1323;

    @Inject
    Jdbi jdbi;

    @Inject
    Counts counts;

    private final Initiative initiative = new Initiative();

    @BeforeEach
    void plant() {
        initiative.id = UUID.randomUUID();
        initiative.audience = UUID.randomUUID();
        jdbi.useTransaction(handle -> {
            handle.execute("""
                    create temporary table planted on commit drop as
                    select 'T-ROOT' as code, ?::bigint as pos, ? + 4000000000 as last, 0 as depth
                    union all
                    select 'T-' || p, ? + p * 100000, ? + p * 100000 + 99999, 1 from generate_series(1, ?) p
                    union all
                    select 'T-' || p || '-' || n, ? + p * 100000 + n, ? + p * 100000 + n, 2
                    from generate_series(1, ?) p, generate_series(1, ?) n""", ROOT, ROOT, ROOT, ROOT, PROVINCES, ROOT, ROOT, PROVINCES, EACH);
            handle.execute("""
                    insert into organisation (code, name, kind, pos, last, depth, edition, valid_from)
                    select code, code, 'ASSOCIATION', pos, last, depth, 1, date '2020-01-01' from planted""");
            handle.execute("""
                    insert into organisation_position (pos, since, last, depth, code, kind, groups)
                    select pos, 1, last, depth, code, 'ASSOCIATION', '{}' from planted""");
            handle.execute("insert into audience values (?, 1, ?)", initiative.audience, 1 + PROVINCES * (EACH + 1));
            handle.execute(
                    "insert into audience_clause values (?, 0, 'to', ?, ? + 4000000000, null, null, 0, 100)",
                    initiative.audience,
                    ROOT,
                    ROOT);
            handle.execute("""
                    insert into initiative values (?, 'T-ROOT', '倡议', '倡议', '[]', 'PUBLISHED', ?, ?, now(), now(), '某人',
                        null, 0)""", initiative.id, initiative.audience, 1 + PROVINCES * (EACH + 1));
        });
    }

    @AfterEach
    void uproot() {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from initiative_person where initiative = ?", initiative.id);
            handle.execute("delete from initiative_sign_on where initiative = ?", initiative.id);
            handle.execute("delete from initiative where id = ?", initiative.id);
            handle.execute("delete from audience_clause where audience = ?", initiative.audience);
            handle.execute("delete from audience where id = ?", initiative.audience);
            handle.execute("delete from organisation_position where code like 'T-%'");
            handle.execute("delete from organisation where code like 'T-%'");
        });
    }

    @Test
    void everyAnswerIsOfOneMomentWhileSignOnsStreamIn() {
        CompletableFuture<Void> stream = CompletableFuture.runAsync(() -> {
            for (int n = 1; n <= EACH; n += 21) {
                signOn(n, Math.min(n + 20, EACH));
            }
        });
        long before = 0;
        do {
            List<Branch> branches = counts.byBranch(initiative, "T-ROOT");
            long organisations =
                    branches.stream().mapToLong(Branch::organisations).sum();
            long persons = branches.stream().mapToLong(Branch::personsOnline).sum();
            assertThat(persons).as("one person with every organisation").isEqualTo(organisations);
            assertThat(organisations).isGreaterThanOrEqualTo(before);
            before = organisations;
        } while (!stream.isDone());
        stream.join();

        List<Branch> branches = counts.byBranch(initiative, "T-ROOT");
        assertThat(branches).hasSize(PROVINCES + 1);
        assertThat(branches.stream().mapToInt(Branch::organisations).sum()).isEqualTo(PROVINCES * EACH);
        assertThat(branches.stream().mapToInt(Branch::addressed).sum()).isEqualTo(1 + PROVINCES * (EACH + 1));
        assertThat(branches)
                .filteredOn(branch -> branch.organisation().equals("T-7"))
                .singleElement()
                .satisfies(branch -> {
                    assertThat(branch.organisations()).isEqualTo(EACH);
                    assertThat(branch.addressed()).isEqualTo(EACH + 1);
                });
    }

    /** The n-th to the m-th organisation of every province, each with one person, at once. */
    private void signOn(int n, int m) {
        jdbi.useTransaction(handle -> {
            handle.execute("""
                    insert into initiative_sign_on
                    select ?, pos, code, 'subject', '某人', now() from organisation
                    where code like 'T-%-%' and split_part(code, '-', 3)::int between ? and ?""", initiative.id, n, m);
            handle.execute("""
                    insert into initiative_person
                    select ?, code, pos, code, null, now() from organisation
                    where code like 'T-%-%' and split_part(code, '-', 3)::int between ? and ?""", initiative.id, n, m);
        });
    }
}
