package org.muster.notice.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.search.SearchFixture.found;
import static org.muster.notice.search.SearchFixture.freshWords;

@QuarkusTest
class DocumentIndexTest {

    private final String words = freshWords();

    @Inject
    Jdbi jdbi;

    @Inject
    DocumentIndex index;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Test
    void takesInWhatWasIssuedBeforeThereWasASearch() throws IOException {
        List<String> ids = List.of(
                aNotice().with("title", words).issued(),
                aNotice().with("body", words).issued());
        asBeforeTheMigration();

        awaitNobodyWaits();

        assertThat(found("yyx-clerk", words)).as("the first in its title").containsExactlyElementsOf(ids);
    }

    @Test
    void takesEachInOnceHoweverManyAreAtIt() throws Exception {
        String id = aNotice().with("title", words).issued();
        awaitNobodyWaits();
        jdbi.useHandle(handle -> {
            handle.execute("delete from search_document where notice = ?", UUID.fromString(id));
            handle.execute(
                    "insert into search_waiting select id, issue_order, false from notice where id = ?",
                    UUID.fromString(id));
        });

        together(4, i -> {
            index.catchUp();
            return null;
        });

        assertThat(found("yyx-clerk", words)).containsExactly(id);
    }

    @Test
    void keepsTheOthersWhenOneCannotBeTakenIn() {
        String good = aNotice().with("title", words).issued();
        String bad = aNotice().with("title", words).issued();
        awaitNobodyWaits();
        jdbi.useHandle(handle -> {
            handle.execute(
                    "delete from search_document where notice = any (?::uuid[])", (Object) new String[] {good, bad});
            handle.execute("alter table search_document add constraint planted check (notice <> '" + bad + "')");
            handle.execute(
                    "insert into search_waiting select id, issue_order, false from notice where id = any (?::uuid[])",
                    (Object) new String[] {good, bad});
        });
        try {
            assertThat(found("yyx-clerk", words)).containsExactly(good);
        } finally {
            jdbi.useHandle(handle -> handle.execute("alter table search_document drop constraint planted"));
        }
        index.tryAgain();
        assertThat(found("yyx-clerk", words)).containsExactlyInAnyOrder(good, bad);
    }

    @Test
    void takesInATextWithMoreWordsThanAKeyListHolds() {
        StringBuilder text = new StringBuilder(words);
        for (int i = 0; text.length() < 199_000; i++) {
            text.appendCodePoint(0x4e00 + (i * 7919) % 20_000);
        }
        String id = aNotice().with("body", text.toString()).issued();

        assertThat(found("yyx-clerk", words)).containsExactly(id);
    }

    private void asBeforeTheMigration() throws IOException {
        try (InputStream migration = getClass().getResourceAsStream("/db/migration/V460__document_search.sql")) {
            String sql = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            String last = sql.substring(sql.lastIndexOf("insert into search_waiting select"));
            jdbi.useTransaction(handle -> {
                handle.execute("delete from search_waiting");
                handle.execute("delete from search_document");
                handle.execute("delete from search_reader");
                handle.execute(last);
            });
        }
    }

    private void awaitNobodyWaits() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> jdbi.withHandle(handle -> handle.createQuery("select count(*) = 0 from search_waiting")
                        .mapTo(Boolean.class)
                        .one()));
    }
}
