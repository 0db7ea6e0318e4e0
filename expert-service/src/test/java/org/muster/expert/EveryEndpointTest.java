package org.muster.expert;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.muster.expert.testing.ANeed;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.AnInvitation;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.EveryEndpointRefuses;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EveryEndpointTest extends EveryEndpointRefuses {

    @Override
    protected void know() {
        TreeFixture.load();
        knowProfiles();
        knowNeeds();
        knowNeedsThatAreOpen();
        giveTheNeighbourAProfile();
        knowInvitations();
        knowAnswers();
        knowOpinions();
    }

    private void knowProfiles() {
        AnExpert expert = AnExpert.who().with("specialities", "只在辽宁").with("mainDiscipline", "43035");
        String id = expert.inThePool();
        String name = (String) expert.json().get("name");
        showsOnlyOwn("GET /api/experts", request -> request.queryParam("q", "只在辽宁"), List.of(id, name));
        showsOnlyOwn(
                "GET /api/experts/facets", request -> request.queryParam("q", "只在辽宁"), List.of("210000", "ACTIVE"));
        showsOnlyOwn("GET /api/pools", request -> request, List.of("KX-210000", "辽宁"));
        Rows.change("insert into standby (response, organisation, event, level, drill, pools, since, changed_at)"
                + " values (uuidv7(), 'KX-210000', '辽宁疫情', 'I', false, '{KX-210000}', now(), now())");
        showsOnlyOwn("GET /api/pools/standbys", request -> request, List.of("KX-210000", "辽宁"));
        refuses("GET /api/experts/{id}", id);
        refuses("GET /api/experts/{id}/contact", request -> request.queryParam("purpose", "核对联系方式"), id);
        refuses("POST /api/experts", AnExpert.who().json());
        refuses(
                "PUT /api/experts/{id}",
                request -> request.header("If-Match", "*")
                        .body(expert.with("name", "改名").json()),
                id);
        // answers each line; the foreign pool's line is refused and the profile it names stays as it is and unseen
        showsOnlyOwn(
                "POST /api/experts/import",
                request -> request.contentType("text/csv")
                        .body("name,reference,organisation,synthetic\n改名,"
                                + expert.json().get("reference") + ",KX-210000,true\n"),
                List.of(id, "\"created\":1", "\"updated\":1"));
        isOwn("GET /api/experts/me");
        isOwn("GET /api/experts/disciplines");
        isOwn("GET /api/experts/disciplines/{code}");
    }

    private void knowNeeds() {
        String draft = ANeed.with("draft", true).submitted();
        String submitted = ANeed.with("title", "邻省不见的需求").submitted();
        showsOnlyOwn("GET /api/needs", request -> request, List.of(draft, submitted, "邻省不见的需求"));
        refuses("GET /api/needs/{id}", submitted);
        refuses("POST /api/needs", ANeed.usual().json());
        refuses(
                "PUT /api/needs/{id}",
                request -> request.header("If-Match", "*")
                        .body(ANeed.usual().without("organisation").json()),
                submitted);
        refuses("POST /api/needs/{id}/submission", draft);
        refuses("POST /api/needs/{id}/validation", Map.of("verification", "电话核实"), submitted);
        refuses("POST /api/needs/{id}/rejection", Map.of("reason", "UNCLEAR"), submitted);
    }

    private void knowNeedsThatAreOpen() {
        String need = ANeed.usual().open();
        String expert = AnExpert.who().inThePool();
        String mark = "/api/needs/" + need + "/shortlist/" + expert;
        As.manager().body(Map.of("choice", "SUBSTITUTE")).put(mark).then().statusCode(204);
        refuses("GET /api/needs/{id}/candidates", need);
        refuses("GET /api/needs/{id}/exclusions", need);
        refuses("PUT /api/needs/{id}/shortlist/{expert}", Map.of("choice", "UNSUITABLE"), need, expert);
        refuses("DELETE /api/needs/{id}/shortlist/{expert}", need, expert);
        refuses("POST /api/needs/{id}/stand-down", Map.of("reason", "不再需要"), need);
        refuses("POST /api/needs/{id}/closure", Map.of("outcome", "已完成"), need);
    }

    private void knowInvitations() {
        String need = ANeed.usual().open();
        String invited = AnInvitation.to(AnExpert.who().inThePool(), need);
        showsOnlyOwn("GET /api/invitations", request -> request, List.of(invited, need));
        refuses("GET /api/invitations/{id}", invited);
        refuses("PUT /api/invitations/{id}/link", invited);
        refuses("POST /api/invitations/{id}/withdrawal", Map.of("reason", "误发"), invited);
        refuses("POST /api/invitations/{id}/agreement", counterProposed(need));
        refuses(
                "POST /api/invitations",
                Map.of(
                        "need",
                        openNeedOfTheNeighbour(),
                        "expert",
                        AnExpert.who().inThePool()));
        String engaged = AnExpert.who().inThePool();
        As.nobody()
                .post(AnInvitation.linkOf(AnInvitation.to(engaged, need)) + "/acceptance")
                .then()
                .statusCode(200);
        showsOnlyOwn("GET /api/engagements", request -> request, List.of(engaged, need));
    }

    /** By login another expert's invitation is refused; by link whoever has the secret may answer. */
    private void knowAnswers() {
        String invited =
                AnInvitation.to(AnExpert.who().inThePool(), ANeed.usual().open());
        String tomorrow = ANeed.tomorrow().toString();
        refuses("POST /api/invitations/{id}/acceptance", invited);
        refuses("POST /api/invitations/{id}/decline", Map.of("reason", "外出"), invited);
        refuses(
                "POST /api/invitations/{id}/counter-proposal",
                Map.of("startOn", tomorrow, "endOn", tomorrow, "reason", "只有一天"),
                invited);
        isOpen("GET /api/public/invitations/{secret}");
        isOpen("POST /api/public/invitations/{secret}/acceptance");
        isOpen("POST /api/public/invitations/{secret}/decline");
        isOpen("POST /api/public/invitations/{secret}/counter-proposal");
    }

    private void knowOpinions() {
        AnExpert.behind("expert1");
        String opinion = As.user("expert1")
                .body(Map.of("title", "邻省不见的建议", "text", "社区应设置专用收集容器。"))
                .post("/api/opinions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        showsOnlyOwn("GET /api/opinions", request -> request, List.of(opinion, "邻省不见的建议"));
        refuses("GET /api/opinions/{id}", opinion);
        // given in the name of one's own profile; nobody else can be named
        isOwn("POST /api/opinions");
    }

    private static String counterProposed(String need) {
        String invitation = AnInvitation.to(AnExpert.who().inThePool(), need);
        String tomorrow = ANeed.tomorrow().toString();
        As.nobody()
                .body(Map.of("startOn", tomorrow, "endOn", tomorrow))
                .post(AnInvitation.linkOf(invitation) + "/counter-proposal")
                .then()
                .statusCode(200);
        return invitation;
    }

    private static String openNeedOfTheNeighbour() {
        String need = As.neighbour()
                .body(ANeed.usual().without("organisation").json())
                .post("/api/needs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        As.neighbour()
                .body("{}")
                .post("/api/needs/" + need + "/validation")
                .then()
                .statusCode(200);
        return need;
    }

    /** So that the neighbour is refused another's invitation, and not for want of a profile. */
    private static void giveTheNeighbourAProfile() {
        As.neighbour()
                .body(AnExpert.who()
                        .with("organisation", "KX-320000")
                        .with("username", "js-all")
                        .json())
                .post("/api/experts")
                .then()
                .statusCode(201);
        // the first call binds the login, which is a change
        As.neighbour().get("/api/experts/me").then().statusCode(200);
    }

    @AfterAll
    void takeTheProfileFromTheNeighbour() {
        Rows.change("delete from expert where username = 'js-all'");
    }
}
