package org.muster.notice.distribution;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.urging.ManyUnits;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.Together.together;

/** Signing for organisations that have arranged it (代签收). */
@QuarkusTest
class SigningForOthersTest extends Signing {

    @Nested
    class ForOthers {

        @Test
        void signsOnceItIsArrangedAndTheReceiptSaysSo() {
            String notice = aNotice().issued();
            signFor("ln-clerk", notice, SOCIETY, "NOT_ALLOWED");
            assertThat(acts(notice)).isEmpty();

            arranged(SOCIETY, PROVINCE);
            as("ln-clerk")
                    .get("/api/inbox?organisation=" + SOCIETY)
                    .then()
                    .statusCode(200)
                    .body("[0].id", equalTo(notice))
                    .body("[0].reason", equalTo("发给辽宁省科学技术协会所属各学会"));
            as("ln-clerk")
                    .get("/api/inbox/{id}?organisation={code}", notice, SOCIETY)
                    .then()
                    .statusCode(200)
                    .body("receipts[0].agent", equalTo(PROVINCE));
            signFor("ln-clerk", notice, SOCIETY, "SIGNED");
            signFor("ln-clerk", notice, SOCIETY, "ALREADY");
            signFor("ln-clerk", notice, "XH-210000-YYX", "NOT_ALLOWED");

            as("ln-issuer")
                    .get("/api/notices/{id}/receipts?act=SIGNED", notice)
                    .then()
                    .body("organisation", contains(SOCIETY))
                    .body("name", contains("辽宁省农学会"))
                    .body("agent", contains(PROVINCE))
                    .body("agentName", contains("辽宁省科学技术协会"))
                    .body("by", everyItem(notNullValue()));
            as("ln-issuer")
                    .get("/api/notices/{id}/outstanding", notice)
                    .then()
                    .body("organisation", contains("XH-210000-YYX"));
        }

        @Test
        void signsForManyWhereEachIsJudgedByItself() {
            String notice = aNotice()
                    .to(
                            organisation(SOCIETY),
                            organisation("KX-210102"),
                            organisation("KX-210202"),
                            organisation(PROVINCE))
                    .issued();
            arranged(SOCIETY, PROVINCE);
            arranged("KX-210102", PROVINCE);
            arranged("KX-210200", PROVINCE);

            post(
                            "ln-clerk",
                            Map.of(
                                    "signatures",
                                    List.of(
                                            Map.of("notice", notice, "organisation", SOCIETY),
                                            Map.of("notice", notice, "organisation", "KX-210102"),
                                            Map.of("notice", notice, "organisation", "KX-210202"),
                                            Map.of("notice", notice, "organisation", "KX-210200"),
                                            Map.of("notice", notice))))
                    .then()
                    .statusCode(200)
                    .body("results.outcome", contains("SIGNED", "SIGNED", "NOT_ALLOWED", "NOT_ADDRESSED", "SIGNED"));
        }

        @Test
        void signsForFiveHundredAtOnce() {
            ManyUnits.below(SOCIETY, 500, jdbi);
            try {
                jdbi.useHandle(handle -> handle.execute("""
                        insert into signing_arrangement
                            (id, organisation, agent, reason, granted_by, by_subject, by_name, granted_at)
                        select uuidv7(), code, 'KX-210000', '没有专职人员', 'KX-210000', 'x', 'x', now()
                        from organisation where code like 'GR-MANY-%'"""));
                String notice = aNotice()
                        .to(Map.of("below", SOCIETY, "kinds", List.of("GRASSROOTS_UNIT")))
                        .issued();
                List<Map<String, String>> signatures = IntStream.rangeClosed(1, 500)
                        .mapToObj(i -> Map.of("notice", notice, "organisation", "GR-MANY-" + i))
                        .toList();

                post("ln-clerk", Map.of("signatures", signatures))
                        .then()
                        .statusCode(200)
                        .body("counts.SIGNED", equalTo(500))
                        .body("results[499].organisation", equalTo("GR-MANY-500"));
                post("ln-clerk", Map.of("signatures", signatures)).then().body("counts.ALREADY", equalTo(500));
                as("ln-issuer")
                        .get("/api/notices/{id}/coverage", notice)
                        .then()
                        .body("signedRate", equalTo(1.0f))
                        .body("addressed.signed", equalTo(500));
            } finally {
                nobodySignsForAnother();
                ManyUnits.remove(jdbi);
            }
        }

        @Test
        void signsNoMoreWhenTheArrangementIsOver() {
            String notice = aNotice().issued();
            String arrangement = arranged(SOCIETY, PROVINCE);
            as("ln-admin")
                    .post("/api/inbox/arrangements/{id}/end", arrangement)
                    .then()
                    .statusCode(200)
                    .body("endedAt", notNullValue())
                    .body("endedBy", notNullValue());

            signFor("ln-clerk", notice, SOCIETY, "NOT_ALLOWED");
            as("ln-clerk").get("/api/inbox?organisation=" + SOCIETY).then().statusCode(403);
            as("ln-clerk")
                    .get("/api/inbox/{id}?organisation={code}", notice, SOCIETY)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/signing-not-arranged"));
            as("ln-admin")
                    .post("/api/inbox/arrangements/{id}/end", arrangement)
                    .then()
                    .statusCode(409);
            as("ln-clerk")
                    .get("/api/inbox/arrangements")
                    .then()
                    .statusCode(200)
                    .body("find { it.id == '" + arrangement + "' }.agent", equalTo(PROVINCE));
            // it may be arranged again
            arranged(SOCIETY, PROVINCE);
            signFor("ln-clerk", notice, SOCIETY, "SIGNED");
        }

        @Test
        void isToldWhatWaitsToBeSignedAndForWhom() {
            String notice = aNotice()
                    .to(organisation(SOCIETY), organisation("KX-210102"))
                    .cc(organisation("KX-210100"))
                    .issued();
            String returned = aNotice().to(organisation("XH-210000-YYX")).issued();
            as("yyx-clerk").body(Map.of("reason", "非本会职责")).post("/api/inbox/{id}/return", returned);
            waiting().body("notice", not(hasItem(notice)));
            arranged(SOCIETY, PROVINCE);
            arranged("KX-210102", PROVINCE);
            arranged("KX-210100", PROVINCE);
            arranged("XH-210000-YYX", PROVINCE);

            String mine = "find { it.notice == '" + notice + "' }.";
            waiting()
                    .body(mine + "recipients.organisation", contains(SOCIETY, "KX-210102"))
                    .body(mine + "recipients.name", contains("辽宁省农学会", "和平区科学技术协会"))
                    .body("notice", not(hasItem(returned)));
            signFor("ln-clerk", notice, SOCIETY, "SIGNED");
            waiting().body(mine + "recipients.organisation", contains("KX-210102"));
            signFor("ln-clerk", notice, "KX-210102", "SIGNED");
            waiting().body("notice", not(hasItem(notice)));
        }

        @Test
        void stopsUrgingWhomItSignedFor() {
            String notice = aNotice().issued();
            arranged(SOCIETY, PROVINCE);
            jdbi.useHandle(handle -> handle.createUpdate("""
                            insert into urging (id, subject_kind, subject_id, root, organisation, what, drill, automatic, step,
                                ordered_at, state, deliver_at, day, slot, delivered_at)
                            select uuidv7(), 'NOTICE', id, id, :organisation, title, false, true, 1, now(), 'DELIVERED', now(),
                                date '2030-01-01', 1, now() from notice where id = :notice""")
                    .bind("organisation", SOCIETY)
                    .bind("notice", UUID.fromString(notice))
                    .execute());

            signFor("ln-clerk", notice, SOCIETY, "SIGNED");

            List<String> urged = jdbi.withHandle(
                    handle -> handle.createQuery("select state || ' ' || settled_by from urging where subject_id = ?")
                            .bind(0, UUID.fromString(notice))
                            .mapTo(String.class)
                            .list());
            assertThat(urged).containsExactly("ANSWERED SIGNATURE");
        }
    }

    @Nested
    class Refused {

        @Test
        void onlyAnAdministratorOfTheOrganisationOrAboveArrangesIt() {
            Map<String, String> body = arrangement("DW-YYX-1", "XH-210000-YYX");

            nobody().body(body).post("/api/inbox/arrangements").then().statusCode(401);
            for (String user : List.of("ln-clerk", "yyx-issuer", "auditor")) {
                as(user).body(body).post("/api/inbox/arrangements").then().statusCode(403);
            }
            as("js-all")
                    .body(body)
                    .post("/api/inbox/arrangements")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/not-your-organisation"));
            String arrangement = arranged("DW-YYX-1", "XH-210000-YYX");
            as("js-all")
                    .post("/api/inbox/arrangements/{id}/end", arrangement)
                    .then()
                    .statusCode(404);
            as("js-all").get("/api/inbox/arrangements").then().body("id", not(hasItem(arrangement)));
            as("ln-clerk")
                    .post("/api/inbox/arrangements/{id}/end", arrangement)
                    .then()
                    .statusCode(403);
            as("ln-admin")
                    .post("/api/inbox/arrangements/{id}/end", UUID.randomUUID())
                    .then()
                    .statusCode(404);
        }

        @Test
        void whoDoesNotStandAboveCannotSignForIt() {
            for (String agent : List.of("DW-YYX-2", "DW-YYX-1", "KX-320000", "XH-210000-NX")) {
                as("ln-admin")
                        .body(arrangement("DW-YYX-1", agent))
                        .post("/api/inbox/arrangements")
                        .then()
                        .statusCode(422)
                        .body("type", equalTo("/problems/agent-not-above"));
            }
            as("ln-admin")
                    .body(arrangement("DW-YYX-1", "KX-999999"))
                    .post("/api/inbox/arrangements")
                    .then()
                    .statusCode(422);
            as("ln-admin")
                    .body(arrangement("KX-999999", PROVINCE))
                    .post("/api/inbox/arrangements")
                    .then()
                    .statusCode(403);
            as("ln-admin")
                    .body(Map.of("organisation", "DW-YYX-1"))
                    .post("/api/inbox/arrangements")
                    .then()
                    .statusCode(400);
        }

        @Test
        void itIsArrangedOnce() throws Exception {
            List<Integer> answers = together(
                    4,
                    i -> as("ln-admin")
                            .body(arrangement(SOCIETY, PROVINCE))
                            .post("/api/inbox/arrangements")
                            .statusCode());

            assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        }

        @Test
        void neighboursAndOthersSignNothing() {
            String notice = aNotice().issued();

            signFor("js-all", notice, SOCIETY, "NOT_ALLOWED");
            sign("js-all", notice).body("results.outcome", contains("NOT_ADDRESSED"));
            for (String user : List.of("yyx-issuer", "ln-admin", "auditor")) {
                post(user, Map.of("notices", List.of(notice))).then().statusCode(403);
            }
            nobody().body(Map.of("notices", List.of(notice)))
                    .post("/api/inbox/signatures")
                    .then()
                    .statusCode(401);
            arranged(SOCIETY, PROVINCE);
            as("js-all").get("/api/inbox/unsigned").then().statusCode(200).body("notice", not(hasItem(notice)));
            as("ln-admin").get("/api/inbox/unsigned").then().statusCode(403);
            nobody().get("/api/inbox/unsigned").then().statusCode(401);
            assertThat(acts(notice)).isEmpty();
        }
    }

    private static Map<String, String> arrangement(String organisation, String agent) {
        return Map.of("organisation", organisation, "agent", agent, "reason", "没有专职人员");
    }

    private static ValidatableResponse waiting() {
        return as("ln-clerk").get("/api/inbox/unsigned").then().statusCode(200);
    }

    /** @return its id */
    private static String arranged(String organisation, String agent) {
        return as("ln-admin")
                .body(arrangement(organisation, agent))
                .post("/api/inbox/arrangements")
                .then()
                .statusCode(201)
                .body("grantedBy", equalTo(PROVINCE))
                .extract()
                .path("id");
    }

    private static void signFor(String user, String notice, String organisation, String outcome) {
        post(user, Map.of("signatures", List.of(Map.of("notice", notice, "organisation", organisation))))
                .then()
                .statusCode(200)
                .body("results.outcome", contains(outcome))
                .body("results.organisation", contains(organisation));
    }
}
