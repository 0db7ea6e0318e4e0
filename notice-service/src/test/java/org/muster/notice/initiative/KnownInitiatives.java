package org.muster.notice.initiative;

import java.util.List;
import java.util.Map;

import org.muster.platform.testing.EveryEndpointRefuses;

/** Initiatives, who signed them, and campaigns. */
public final class KnownInitiatives {

    private static final String PROVINCE = "KX-210000";
    private static final String SOCIETY = "XH-210000-YYX";

    private KnownInitiatives() {}

    public static void know(EveryEndpointRefuses every) {
        every.heldBy(PROVINCE);
        initiatives(every);
        every.heldBy(SOCIETY);
        signOns(every);
        campaigns(every);
    }

    private static void initiatives(EveryEndpointRefuses every) {
        Map<String, Object> initiative = InitiativeFixture.anInitiative();
        String title = initiative.get("title").toString();
        Map<String, Object> addressed = InitiativeFixture.anInitiative();
        addressed.put("to", List.of(Map.of("below", PROVINCE)));
        every.refuses("POST /api/initiatives", addressed);
        String draft = InitiativeFixture.drafted(initiative);
        String published = InitiativeFixture.published(initiative);
        every.showsOnlyOwn(
                "GET /api/initiatives", request -> request.queryParam("limit", 200), List.of(title, draft, published));
        every.refuses("GET /api/initiatives/{id}", published);
        every.refuses(
                "PUT /api/initiatives/{id}",
                request -> request.header("If-Match", "*").body(InitiativeFixture.anInitiative()),
                draft);
        every.refuses("POST /api/initiatives/{id}/publication", draft);
        every.refuses("POST /api/initiatives/{id}/closure", published);
        every.refuses("GET /api/initiatives/{id}/organisations", published);
        every.refuses("GET /api/initiatives/{id}/persons", published);
        every.refuses(
                "POST /api/initiatives/{id}/paper-sign-ons",
                Map.of("persons", 3, "source", "会员大会", "evidence", "档案"),
                published);
        every.refuses("GET /api/initiatives/{id}/paper-sign-ons", published);
        every.refuses("GET /api/initiatives/{id}/counts", published);
    }

    private static void signOns(EveryEndpointRefuses every) {
        String signed = InitiativeFixture.published(InitiativeFixture.anInitiative());
        InitiativeFixture.signFor("yyx-clerk", signed).then().statusCode(204);
        every.refuses("POST /api/initiatives/{id}/organisation-sign-on", signed);
        every.refuses("DELETE /api/initiatives/{id}/organisation-sign-on", signed);
        every.refuses("POST /api/initiatives/{id}/personal-sign-on", Map.of("showName", true), signed);
        every.refuses("DELETE /api/initiatives/{id}/personal-sign-on", signed);
    }

    private static void campaigns(EveryEndpointRefuses every) {
        String initiative = InitiativeFixture.publishedToSociety();
        String campaign = InitiativeFixture.campaignOf(initiative);
        Map<String, Object> planned = Map.of("what", "社区值守", "amount", 3, "until", "2099-12-31");
        String pledge = InitiativeFixture.pledge("dw1-clerk", campaign, 3, "2099-12-31")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        every.refuses("POST /api/campaigns", InitiativeFixture.aCampaign(initiative));
        every.showsOnlyOwn(
                "GET /api/campaigns", request -> request.queryParam("limit", 200), List.of(campaign, initiative));
        every.refuses("GET /api/campaigns/{id}", campaign);
        every.refuses("POST /api/campaigns/{id}/closure", campaign);
        every.refuses("GET /api/campaigns/{id}/standing", campaign);
        every.refuses("POST /api/campaigns/{id}/pledges", planned, campaign);
        every.refuses("GET /api/campaigns/{id}/pledges", campaign);
        every.refuses("DELETE /api/campaigns/{id}/pledges/{pledge}", campaign, pledge);
        every.refuses(
                "POST /api/campaigns/{id}/pledges/{pledge}/reports",
                Map.of("amount", 1, "note", "已办"),
                campaign,
                pledge);
        every.refuses("GET /api/campaigns/{id}/pledges/{pledge}/reports", campaign, pledge);
    }
}
