package org.muster.notice.initiative;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.muster.notice.initiative.InitiativeFixture.anInitiative;
import static org.muster.notice.initiative.InitiativeFixture.drafted;
import static org.muster.notice.initiative.InitiativeFixture.onPaper;
import static org.muster.notice.initiative.InitiativeFixture.published;
import static org.muster.notice.initiative.InitiativeFixture.publishedToSociety;
import static org.muster.notice.initiative.InitiativeFixture.signAs;
import static org.muster.notice.initiative.InitiativeFixture.signFor;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class SignOnTest {

    @Inject
    Jdbi jdbi;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Nested
    class AsOrganisation {

        @Test
        void countsOnceHoweverOftenItSigns() throws Exception {
            String id = publishedToSociety();
            together(8, () -> signFor("yyx-clerk", id).statusCode())
                    .forEach(status -> assertThat(status).isEqualTo(204));

            counts("ln-clerk", id, null).body("organisations", equalTo(1));
            as("yyx-clerk")
                    .get("/api/initiatives/{id}", id)
                    .then()
                    .body("organisationSigned", equalTo(true))
                    .body("personSigned", equalTo(false));
            as("dw1-clerk")
                    .get("/api/initiatives/{id}/organisations", id)
                    .then()
                    .statusCode(200)
                    .body("organisation", contains("XH-210000-YYX"));
        }

        @Test
        void undoesIt() {
            String id = publishedToSociety();
            signFor("yyx-clerk", id).then().statusCode(204);
            as("dw1-clerk")
                    .delete("/api/initiatives/{id}/organisation-sign-on", id)
                    .then()
                    .statusCode(404);
            as("yyx-clerk")
                    .delete("/api/initiatives/{id}/organisation-sign-on", id)
                    .then()
                    .statusCode(204);

            counts("ln-clerk", id, null).body("organisations", equalTo(0));
            as("yyx-clerk")
                    .delete("/api/initiatives/{id}/organisation-sign-on", id)
                    .then()
                    .statusCode(404);
            assertThat(audited(id, "undo-sign-on")).isEqualTo(1);
        }

        @Test
        void signsOnlyWhatItIsAddressedIn() {
            String id = publishedToSociety();
            signFor("sy-clerk", id).then().statusCode(403).body("type", endsWith("/initiative-not-addressed"));
            signFor("js-clerk", id).then().statusCode(404);
            signFor("ln-clerk", id).then().statusCode(403);
            signFor("yyx-issuer", id).then().statusCode(403).body("type", endsWith("/role-missing"));
            counts("ln-clerk", id, null).body("organisations", equalTo(0)).body("addressed", equalTo(3));
        }

        @Test
        void signsNeitherDraftsNorWhatIsClosed() {
            String draft = drafted(anInitiative());
            signFor("yyx-clerk", draft).then().statusCode(404);
            String id = publishedToSociety();
            signFor("yyx-clerk", id).then().statusCode(204);
            as("ln-issuer").post("/api/initiatives/{id}/closure", id).then().statusCode(200);

            signFor("dw1-clerk", id).then().statusCode(409).body("type", endsWith("/initiative-closed"));
            as("yyx-clerk")
                    .delete("/api/initiatives/{id}/organisation-sign-on", id)
                    .then()
                    .statusCode(409);
            counts("ln-clerk", id, null).body("organisations", equalTo(1));
        }
    }

    @Nested
    class AsPerson {

        @Test
        void signsForHerselfWithOrWithoutHerName() {
            String id = publishedToSociety();
            signAs("yyx-issuer", id, true).then().statusCode(204);
            signAs("yyx-clerk", id, false).then().statusCode(204);
            signAs("yyx-clerk", id, false).then().statusCode(204);

            counts("ln-clerk", id, null).body("personsOnline", equalTo(2)).body("organisations", equalTo(0));
            as("ln-clerk")
                    .get("/api/initiatives/{id}/persons", id)
                    .then()
                    .statusCode(200)
                    .body("size()", equalTo(1))
                    .body("organisation", contains("XH-210000-YYX"));
            assertThat(audited(id, "read-names")).isEqualTo(1);
            as("yyx-clerk").get("/api/initiatives/{id}/persons", id).then().statusCode(404);
            as("cast-admin").get("/api/initiatives/{id}/persons", id).then().statusCode(403);
        }

        @Test
        void takesHerNameBackAtAnyTime() {
            String id = publishedToSociety();
            signAs("yyx-issuer", id, true).then().statusCode(204);
            signAs("yyx-clerk", id, true).then().statusCode(204);
            as("ln-issuer").post("/api/initiatives/{id}/closure", id).then().statusCode(200);

            as("yyx-issuer")
                    .delete("/api/initiatives/{id}/personal-sign-on", id)
                    .then()
                    .statusCode(204);
            counts("ln-clerk", id, null).body("personsOnline", equalTo(1));
            assertThat(rows("initiative_person", id)).isEqualTo(1);
            signAs("yyx-issuer", id, true).then().statusCode(409);
            as("yyx-issuer")
                    .delete("/api/initiatives/{id}/personal-sign-on", id)
                    .then()
                    .statusCode(404);
        }

        @Test
        void changesWhetherSheIsNamed() {
            String id = publishedToSociety();
            signAs("yyx-clerk", id, true).then().statusCode(204);
            signAs("yyx-clerk", id, false).then().statusCode(204);

            as("ln-issuer").get("/api/initiatives/{id}/persons", id).then().body("", empty());
            counts("ln-clerk", id, null).body("personsOnline", equalTo(1));
        }

        @Test
        void signsOnlyWhatHerOrganisationIsAddressedIn() {
            String id = publishedToSociety();
            signAs("sy-reporter", id, true).then().statusCode(403);
            signAs("js-clerk", id, true).then().statusCode(404);
            assertThat(rows("initiative_person", id)).isZero();
        }
    }

    @Nested
    class OnPaper {

        @Test
        void countsWithThoseOnline() {
            String id = publishedToSociety();
            onPaper("dw1-clerk", id, 40, null).then().statusCode(201).body("persons", equalTo(40));
            onPaper("dw1-clerk", id, 2, null).then().statusCode(201);
            onPaper("yyx-clerk", id, 100, null).then().statusCode(201);
            signAs("yyx-clerk", id, false).then().statusCode(204);

            counts("ln-clerk", id, null).body("personsOnPaper", equalTo(142)).body("personsOnline", equalTo(1));
            counts("yyx-clerk", id, null)
                    .body("branches.organisation", contains("XH-210000-YYX", "DW-YYX-1", "DW-YYX-2"))
                    .body("branches.personsOnPaper", contains(100, 42, 0));
        }

        @Test
        void correctsByNewEntryOnce() throws Exception {
            String id = publishedToSociety();
            String wrong = onPaper("dw1-clerk", id, 400, null).then().extract().path("id");
            List<Integer> statuses =
                    together(4, () -> onPaper("dw1-clerk", id, 40, wrong).statusCode());

            assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
            counts("ln-clerk", id, null).body("personsOnPaper", equalTo(40));
            String right = as("dw1-clerk")
                    .get("/api/initiatives/{id}/paper-sign-ons", id)
                    .then()
                    .statusCode(200)
                    .body("persons", contains(400, 40))
                    .body("corrected", contains(true, false))
                    .extract()
                    .path("[1].id");
            onPaper("dw1-clerk", id, 0, right).then().statusCode(201);
            counts("ln-clerk", id, null).body("personsOnPaper", equalTo(0));
        }

        @Test
        void correctsOnlyItsOwnEntries() {
            String id = publishedToSociety();
            String theirs = onPaper("dw1-clerk", id, 40, null).then().extract().path("id");
            onPaper("dw2-clerk", id, 1, theirs).then().statusCode(422).body("type", endsWith("/paper-entry-unknown"));
            onPaper("dw1-clerk", publishedToSociety(), 1, theirs).then().statusCode(422);
            counts("ln-clerk", id, null).body("personsOnPaper", equalTo(40));
        }

        @Test
        void refusesEntriesWithoutCountOrEvidence() {
            String id = publishedToSociety();
            onPaper("dw1-clerk", id, 0, null).then().statusCode(422);
            onPaper("dw1-clerk", id, -1, null).then().statusCode(400);
            as("dw1-clerk")
                    .body(Map.of("persons", 3, "source", "大会", "evidence", " "))
                    .post("/api/initiatives/{id}/paper-sign-ons", id)
                    .then()
                    .statusCode(400);
            onPaper("sy-clerk", id, 5, null).then().statusCode(403);
            as("dw1-clerk")
                    .get("/api/initiatives/{id}/paper-sign-ons?organisation=XH-210000-YYX", id)
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class UpTheTree {

        @Test
        void sumsBranchesAndEachOrganisationOnce() {
            String id = published(anInitiative());
            signFor("dw1-clerk", id).then().statusCode(204);
            signFor("dw2-clerk", id).then().statusCode(204);
            signFor("sy-clerk", id).then().statusCode(204);
            signFor("ln-clerk", id).then().statusCode(204);

            counts("ln-clerk", id, null)
                    .body("under", equalTo("KX-210000"))
                    .body("organisations", equalTo(4))
                    .body("branches.find { it.organisation == 'XH-210000-YYX' }.organisations", equalTo(2))
                    .body("branches.find { it.organisation == 'KX-210100' }.organisations", equalTo(1))
                    .body("branches.find { it.organisation == 'KX-210000' }.organisations", equalTo(1));
            counts("cast-admin", id, "KX-000000").body("organisations", equalTo(4));
            counts("yyx-clerk", id, null).body("organisations", equalTo(2)).body("addressed", equalTo(3));
        }

        @Test
        void showsNeighboursNothing() {
            String id = published(anInitiative());
            as("js-clerk").get("/api/initiatives/{id}/counts", id).then().statusCode(404);
            as("yyx-clerk")
                    .get("/api/initiatives/{id}/counts?under=KX-210100", id)
                    .then()
                    .statusCode(403);
            as("ln-clerk")
                    .get("/api/initiatives/{id}/counts?under=KX-999999", id)
                    .then()
                    .statusCode(422);
            as("ln-drafter")
                    .get("/api/initiatives/{id}/counts", drafted(anInitiative()))
                    .then()
                    .statusCode(409);
        }
    }

    private static ValidatableResponse counts(String user, String id, String under) {
        return as(user).get("/api/initiatives/{id}/counts" + (under == null ? "" : "?under=" + under), id)
                .then()
                .statusCode(200);
    }

    private int rows(String table, String initiative) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from " + table + " where initiative = cast(? as uuid)")
                        .bind(0, initiative)
                        .mapTo(Integer.class)
                        .one());
    }

    private int audited(String id, String action) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from audit where object_id = ? and action = ?")
                        .bind(0, id)
                        .bind(1, action)
                        .mapTo(Integer.class)
                        .one());
    }

    private static <T> List<T> together(int callers, Callable<T> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(java.util.Collections.nCopies(callers, act))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
