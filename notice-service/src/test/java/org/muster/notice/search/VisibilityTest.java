package org.muster.notice.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.notice.distribution.MovingTree;
import org.muster.notice.document.NoticeFixture;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfJiangsu;
import static org.muster.notice.document.NoticeFixture.aNoticeOfTheSociety;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.NoticeFixture.societiesBelow;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.search.SearchFixture.allPages;
import static org.muster.notice.search.SearchFixture.found;
import static org.muster.notice.search.SearchFixture.freshWords;

/** A reader finds exactly what opens for it. */
@QuarkusTest
class VisibilityTest {

    private static final List<String> READERS =
            List.of("ln-clerk", "yyx-clerk", "dw1-clerk", "dw2-clerk", "sy-clerk", "js-clerk", "js-all");

    private static final List<Map<String, ?>> SELECTORS = List.of(
            organisation("DW-YYX-1"),
            organisation("DW-YYX-2"),
            organisation("XH-210000-YYX"),
            organisation("KX-210100"),
            organisation("KX-320000"),
            organisation("XH-320000-YX"),
            below("KX-210000"),
            below("XH-210000-YYX"),
            below("XH-210000-NX"),
            below("KX-320000"),
            societiesBelow("KX-000000"),
            societiesBelow("KX-210000"),
            Map.of("below", "KX-000000", "depth", 1),
            Map.of("below", "KX-210000", "depth", 1),
            Map.of("below", "KX-210000", "excluding", List.of(below("XH-210000-YYX"))),
            Map.of("below", "KX-210000", "kinds", List.of("MEMBER_UNIT", "ASSOCIATION")));

    private final String words = freshWords();
    private final Random random = new Random(460);
    private final Set<String> issued = new LinkedHashSet<>();

    @Inject
    Jdbi jdbi;

    @Inject
    CommonKeys common;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @AfterEach
    void putBack() {
        MovingTree.putBackMemberUnitTwo();
    }

    @Test
    void findsExactlyWhatOpens() {
        for (int i = 0; i < 12; i++) {
            issueOne();
            beginAnotherBlock();
        }
        forwardSome();
        MovingTree.place("DW-YYX-2", "XH-210000-NX", MovingTree.IN_NX);
        for (int i = 0; i < 6; i++) {
            issueOne();
        }
        assertThatEachFindsWhatOpens();
        jdbi.useHandle(handle -> handle.execute("analyze search_document"));
        common.look();
        assertThatEachFindsWhatOpens();
    }

    private void assertThatEachFindsWhatOpens() {
        for (String reader : READERS) {
            List<String> opens = issued.stream().filter(id -> opens(reader, id)).toList();

            assertThat(allPages(reader, words, 1 + random.nextInt(5)))
                    .as(reader)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(opens);
        }
    }

    @Test
    void findsAtOnceWhatManyIssueAtTheSameMoment() throws Exception {
        List<String> ids = together(6, i -> {
            String id = fixture(i)
                    .with("title", words)
                    .to(SELECTORS.get(4 + i), SELECTORS.get(13 - i))
                    .issued();
            assertThat(found(i % 3 == 2 ? "js-clerk" : i % 3 == 1 ? "yyx-clerk" : "ln-clerk", words))
                    .contains(id);
            return id;
        });

        assertThat(found("ln-clerk", words)).containsAll(List.of(ids.get(0), ids.get(1), ids.get(3), ids.get(4)));
    }

    private void beginAnotherBlock() {
        jdbi.useHandle(
                handle -> handle.createQuery("select setval('notice_issue_order', nextval('notice_issue_order') + ?)")
                        .bind(0, random.nextInt(3) * DocumentKeys.BLOCK)
                        .mapTo(Long.class)
                        .one());
    }

    private void issueOne() {
        List<Map<String, ?>> to = some();
        NoticeFixture notice = fixture(random.nextInt(3))
                .with("title", random.nextBoolean() ? words : "通知")
                .with("body", words)
                .with("to", to)
                .with("cc", random.nextBoolean() ? some() : List.of());
        issued.add(notice.issued());
    }

    private static NoticeFixture fixture(int which) {
        return which % 3 == 0 ? aNotice() : which % 3 == 1 ? aNoticeOfTheSociety() : aNoticeOfJiangsu();
    }

    private void forwardSome() {
        for (String id : new ArrayList<>(issued)) {
            if (as("yyx-clerk").get("/api/inbox/{id}", id).statusCode() == 200) {
                String forward = forward("yyx-issuer", id, organisation("DW-YYX-1"), organisation("KX-210200"));
                issue(forward, "yyx-issuer", "yyx-issuer");
                issued.add(forward);
            }
        }
    }

    private List<Map<String, ?>> some() {
        List<Map<String, ?>> some = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            some.add(SELECTORS.get(random.nextInt(SELECTORS.size())));
        }
        return some;
    }

    private static boolean opens(String reader, String id) {
        return as(reader).get("/api/inbox/{id}", id).statusCode() == 200
                || as(reader).get("/api/notices/{id}", id).statusCode() == 200;
    }
}
