package org.muster.notice.initiative;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.muster.notice.initiative.InitiativeFixture.anInitiative;
import static org.muster.notice.initiative.InitiativeFixture.drafted;
import static org.muster.notice.initiative.InitiativeFixture.published;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class InitiativeResourceTest {

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Nested
    class AsDrafter {

        @Test
        void draftsAndRevisesUnseenByOthers() {
            String id = drafted(anInitiative());
            String tag = as("ln-drafter")
                    .get("/api/initiatives/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("DRAFT"))
                    .extract()
                    .header("ETag");
            Map<String, Object> revised = anInitiative();
            revised.put("to", List.of(Map.of("organisation", "KX-210100")));

            as("ln-drafter")
                    .header("If-Match", tag)
                    .body(revised)
                    .put("/api/initiatives/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("title", equalTo(revised.get("title")))
                    .body("to[0].organisation", equalTo("KX-210100"));
            as("ln-drafter")
                    .header("If-Match", tag)
                    .body(revised)
                    .put("/api/initiatives/{id}", id)
                    .then()
                    .statusCode(412);
            as("ln-drafter")
                    .body(revised)
                    .put("/api/initiatives/{id}", id)
                    .then()
                    .statusCode(428);
            for (String other : List.of("ln-clerk", "yyx-clerk", "cast-admin", "js-clerk")) {
                as(other).get("/api/initiatives/{id}", id).then().statusCode(404);
            }
            as("ln-clerk").get("/api/initiatives?limit=200").then().body("id", not(hasItem(id)));
            as("ln-drafter").get("/api/initiatives?limit=200").then().body("id", hasItem(id));
        }

        @Test
        void addressesNobodyOutsideItsOwnSubtree() {
            Map<String, Object> sideways = anInitiative();
            sideways.put("to", List.of(Map.of("below", "KX-320000")));
            as("ln-drafter").body(sideways).post("/api/initiatives").then().statusCode(403);
            Map<String, Object> upward = anInitiative();
            upward.put("to", List.of(Map.of("organisation", "KX-000000")));
            as("ln-drafter").body(upward).post("/api/initiatives").then().statusCode(403);
            Map<String, Object> nobody = anInitiative();
            nobody.put("to", List.of(Map.of("below", "DW-YYX-1")));
            as("ln-drafter")
                    .body(nobody)
                    .post("/api/initiatives")
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("/no-recipients"));
            Map<String, Object> both = anInitiative();
            both.put("to", List.of(Map.of("below", "KX-210000", "organisation", "KX-210000")));
            as("ln-drafter").body(both).post("/api/initiatives").then().statusCode(422);
        }

        @Test
        void refusesWhatIsNoInitiative() {
            as("ln-drafter")
                    .body(Map.of("title", " ", "body", "x".repeat(20001)))
                    .post("/api/initiatives")
                    .then()
                    .statusCode(400)
                    .body("errors.size()", equalTo(2));
            as("ln-drafter").body("null").post("/api/initiatives").then().statusCode(400);
        }

        @Test
        void leavesPublishingToTheIssuer() {
            String id = drafted(anInitiative());
            as("ln-drafter")
                    .post("/api/initiatives/{id}/publication", id)
                    .then()
                    .statusCode(403);
            as("yyx-issuer")
                    .post("/api/initiatives/{id}/publication", id)
                    .then()
                    .statusCode(404);
            as("ln-clerk").body(anInitiative()).post("/api/initiatives").then().statusCode(403);
        }
    }

    @Nested
    class AsIssuer {

        @Test
        void publishesToItselfAndEverybodyBelow() {
            String id = drafted(anInitiative());
            as("ln-issuer")
                    .post("/api/initiatives/{id}/publication", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("PUBLISHED"));

            for (String reader : List.of("cast-admin", "ln-clerk", "yyx-clerk", "dw1-clerk", "sy-reporter")) {
                as(reader).get("/api/initiatives/{id}", id).then().statusCode(200);
                as(reader).get("/api/initiatives?limit=200").then().body("id", hasItem(id));
            }
            as("js-clerk").get("/api/initiatives/{id}", id).then().statusCode(404);
            as("js-clerk").get("/api/initiatives?limit=200").then().body("id", not(hasItem(id)));
        }

        @Test
        void fixesTheTextWithThePublication() {
            String id = published(anInitiative());

            as("ln-issuer")
                    .post("/api/initiatives/{id}/publication", id)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/initiative-published"));
            as("ln-drafter")
                    .header("If-Match", "*")
                    .body(anInitiative())
                    .put("/api/initiatives/{id}", id)
                    .then()
                    .statusCode(409);
        }

        @Test
        void closesOnceAndOnlyWhatIsPublished() {
            String draft = drafted(anInitiative());
            as("ln-issuer")
                    .post("/api/initiatives/{id}/closure", draft)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/initiative-draft"));
            String id = published(anInitiative());
            as("ln-issuer")
                    .post("/api/initiatives/{id}/closure", id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CLOSED"));
            as("ln-issuer").post("/api/initiatives/{id}/closure", id).then().statusCode(409);
        }
    }

    @Nested
    class Anonymous {

        @Test
        void seesNothing() {
            anonymous().get("/api/initiatives").then().statusCode(401);
            anonymous()
                    .get("/api/initiatives/{id}", published(anInitiative()))
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void pagesNewestFirst() {
        String older = published(anInitiative());
        String newer = published(anInitiative());

        var first = as("sy-clerk")
                .get("/api/initiatives?limit=1")
                .then()
                .statusCode(200)
                .body("[0].id", equalTo(newer))
                .extract();
        String next = first.header("Link").replaceAll("<(.*)>.*", "$1");
        as("sy-clerk").get(next).then().statusCode(200).body("[0].id", equalTo(older));
        as("sy-clerk").get("/api/initiatives?limit=0").then().statusCode(400);
        as("js-clerk")
                .get("/api/initiatives?limit=200")
                .then()
                .body("findAll { it.organisation == 'KX-210000' }", empty());
    }
}
