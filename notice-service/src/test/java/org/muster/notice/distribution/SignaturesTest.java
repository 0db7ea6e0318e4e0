package org.muster.notice.distribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.Together.together;

/** Signing many at once for the own organisation. */
@QuarkusTest
class SignaturesTest extends Signing {

    @Test
    void signsEachAndTellsWhatCameOfIt() {
        String one = aNotice().issued();
        String other = aNotice().issued();
        String returned = aNotice().issued();
        String foreign = aNotice().to(organisation(SOCIETY)).issued();
        String draft = aNotice().drafted();
        as("yyx-clerk").body(Map.of("reason", "非本会职责")).post("/api/inbox/{id}/return", returned);

        sign("yyx-clerk", one, returned, foreign, draft, one)
                .body("results.notice", contains(one, returned, foreign, draft, one))
                .body("results.outcome", contains("SIGNED", "RETURNED", "NOT_ADDRESSED", "NOT_ADDRESSED", "SIGNED"))
                .body("results.organisation", everyItem(equalTo("XH-210000-YYX")))
                .body("results[0].at", notNullValue())
                .body("results[0].by", notNullValue())
                .body("results[2].at", nullValue())
                .body("counts.SIGNED", equalTo(2));
        sign("yyx-clerk", one, other).body("results.outcome", contains("ALREADY", "SIGNED"));

        assertThat(acts(one)).containsExactly("OPENED", "SIGNED");
        assertThat(acts(returned)).containsExactly("OPENED", "RETURNED");
        assertThat(acts(foreign)).isEmpty();
        as("yyx-clerk").get("/api/inbox/{id}", one).then().body("receipts.agent", contains(null, null));
    }

    @Test
    void letsNeitherBatchesInAnyOrderNorSingleSignaturesGetInEachOthersWay() throws Exception {
        List<String> notices = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            notices.add(aNotice().issued());
        }
        List<String> backwards = new ArrayList<>(notices);
        Collections.reverse(backwards);

        List<Integer> answers = together(8, i -> switch (i % 4) {
            case 0 -> post("yyx-clerk", Map.of("notices", notices)).statusCode();
            case 1 -> post("yyx-clerk", Map.of("notices", backwards)).statusCode();
            case 2 ->
                as("yyx-clerk")
                        .post("/api/inbox/{id}/signature", notices.get(3))
                        .statusCode();
            default -> as("yyx-clerk").get("/api/inbox/{id}", notices.get(2)).statusCode();
        });

        assertThat(answers).containsOnly(200);
        notices.forEach(notice -> assertThat(acts(notice)).containsExactly("OPENED", "SIGNED"));
    }

    @Test
    void eitherSignsOrReturns() throws Exception {
        String notice = aNotice().issued();

        List<String> answers = together(
                6,
                i -> i % 2 == 0
                        ? post("yyx-clerk", Map.of("notices", List.of(notice))).path("results[0].outcome")
                        : String.valueOf(as("yyx-clerk")
                                .body(Map.of("reason", "非本会职责"))
                                .post("/api/inbox/{id}/return", notice)
                                .statusCode()));

        if (acts(notice).contains("SIGNED")) {
            assertThat(answers).contains("SIGNED", "409").doesNotContain("200", "RETURNED");
        } else {
            assertThat(answers).contains("RETURNED", "200").doesNotContain("SIGNED", "409");
        }
    }

    @Test
    void whatIsUnclearOrTooMuchIsNotBegun() {
        String notice = aNotice().issued();
        List<String> many = Collections.nCopies(501, notice);

        for (Object body : List.of(
                Map.of(),
                Map.of("notices", List.of()),
                Map.of("signatures", List.of()),
                Map.of("notices", many),
                Map.of("notices", List.of("x")),
                Map.of("signatures", List.of(Map.of("organisation", SOCIETY))),
                Map.of("notices", List.of(notice), "signatures", List.of(Map.of("notice", notice))))) {
            post("yyx-clerk", body).then().statusCode(400).contentType("application/problem+json");
        }
        assertThat(acts(notice)).isEmpty();
    }
}
