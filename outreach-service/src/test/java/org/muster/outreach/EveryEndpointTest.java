package org.muster.outreach;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.muster.outreach.testing.Api;
import org.muster.platform.testing.EveryEndpointRefuses;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import static org.hamcrest.Matchers.equalTo;
import static org.muster.outreach.testing.Api.CHECKER;
import static org.muster.outreach.testing.Api.as;
import static org.muster.outreach.testing.Api.asNeighbour;
import static org.muster.outreach.testing.Api.draft;
import static org.muster.outreach.testing.Api.newClaim;
import static org.muster.outreach.testing.Api.published;
import static org.muster.outreach.testing.Api.randomWord;
import static org.muster.outreach.testing.Api.reported;
import static org.muster.outreach.testing.Api.review;
import static org.muster.outreach.testing.Api.verdict;

/** A rumour that no desk took yet is every desk's; here are those that 辽宁省科协's desk took. */
@QuarkusTest
class EveryEndpointTest extends EveryEndpointRefuses {

    private static final String CSV = "text/csv; charset=UTF-8";

    @Override
    protected void know() {
        TreeFixture.load();
        knowThePublicSite();
        knowTheDesk();
        knowDecisions();
        knowVerdicts();
        knowTheImport();
    }

    /** What was published is for the whole country, and so is asking and reporting. */
    private void knowThePublicSite() {
        isOpen("GET /api/public/check");
        isOpen("POST /api/public/rumours");
        isOpen("GET /api/public/rumours/{id}");
        isOpen("GET /api/public/verdicts");
        isOpen("GET /api/public/verdicts/{id}");
        isOpen("GET /api/public/verdicts/{id}/versions/{number}");
    }

    private void knowTheDesk() {
        String claim = newClaim();
        String taken = taken(claim);
        showsOnlyOwn("GET /api/rumours", request -> request.queryParam("limit", 200), List.of(taken, claim));
        refuses("GET /api/rumours/{id}", taken);
        refuses("GET /api/rumours/{id}/similar", taken);
        refuses("GET /api/rumours/{id}/contacts", answered());
    }

    private void knowDecisions() {
        String open = taken(newClaim());
        refuses("PUT /api/rumours/{id}/harm", Map.of("degree", 1), open);
        refuses("POST /api/rumours/{id}/rejection", Map.of("publicReason", "邻省的理由"), open);
        // by a verdict that is published, and so everybody's to point at
        refuses("POST /api/rumours/{id}/answer", Map.of("verdict", published(verdict(newClaim()))), open);
        // a rumour that is anybody's must not be put under one that is not
        refuses("POST /api/rumours/{id}/cluster", Map.of("into", open), reported(newClaim()));
        String rejected = taken(newClaim());
        decide(rejected, "rejection", Map.of("publicReason", "不是可以核查的说法"));
        refuses("DELETE /api/rumours/{id}/rejection", rejected);
        String member = taken(newClaim());
        decide(member, "cluster", Map.of("into", open));
        refuses("DELETE /api/rumours/{id}/cluster", member);
    }

    private void knowVerdicts() {
        String claim = newClaim();
        String draft = draft(verdict(claim));
        showsOnlyOwn("GET /api/verdicts", request -> request, List.of(draft, claim));
        refuses("GET /api/verdicts/{id}", draft);
        refuses(
                "PUT /api/verdicts/{id}",
                request -> request.header("If-Match", "*").body(verdict(claim)),
                draft);
        refuses("POST /api/verdicts/{id}/review", Map.of("approve", true), draft);
        String reviewed = draft(verdict(newClaim()));
        review(reviewed);
        refuses("POST /api/verdicts/{id}/publication", reviewed);
        Map<String, Object> overOurRumour = new HashMap<>(verdict(newClaim()));
        overOurRumour.put("rumours", List.of(taken(newClaim())));
        refuses("POST /api/verdicts", overOurRumour);
    }

    /** Ids of imports are each organisation's own: the neighbour finds its own verdict, which says this already. */
    private void knowTheImport() {
        String id = "E" + randomWord(6);
        String ours = newClaim();
        String theirs = imported(id, newClaim());
        importing(as(CHECKER), imported(id, ours));
        importing(asNeighbour(), theirs);
        showsOnlyOwn(
                "POST /api/verdicts/import",
                request -> request.contentType(CSV).body(theirs),
                List.of(ours, "\"created\":1", "\"updated\":1"));
    }

    /** Of the desk that graded it first. */
    private static String taken(String claim) {
        String id = reported(claim);
        as(CHECKER)
                .body(Map.of("degree", 2))
                .put("/api/rumours/" + id + "/harm")
                .then()
                .statusCode(200);
        return id;
    }

    /** With somebody to be told. */
    private static String answered() {
        String claim = newClaim();
        String id = taken(claim);
        Api.anonymous()
                .body(Map.of("text", claim, "contact", "somebody@example.org"))
                .post("/api/public/rumours")
                .then()
                .statusCode(200);
        published(verdict(claim));
        return id;
    }

    private static String imported(String id, String claim) {
        return "id,text,verdict,explanation,publisher\n" + id + "," + claim + ",false,没有依据,丁香医生\n";
    }

    private static void importing(RequestSpecification who, String csv) {
        who.contentType(CSV)
                .body(csv)
                .post("/api/verdicts/import")
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
    }

    private static void decide(String rumour, String act, Map<String, String> body) {
        as(CHECKER).body(body).post("/api/rumours/" + rumour + "/" + act).then().statusCode(200);
    }
}
