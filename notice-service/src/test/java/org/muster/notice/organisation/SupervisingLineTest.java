package org.muster.notice.organisation;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.Caller;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.testing.Caller.as;

/** An organisation writes to those it supervises, wherever they stand; its line opens nothing else to it. */
@QuarkusTest
class SupervisingLineTest {

    @Inject
    ChangeTimer timer;

    @Inject
    TestClock clock;

    final DirectoryFixture liaoning = new DirectoryFixture("ln-admin");
    final DirectoryFixture cast = new DirectoryFixture("cast-admin");

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
    }

    @AfterEach
    void closeAgain() {
        clock.start();
        liaoning.closeAll();
    }

    @Test
    void addressesThoseOnTheLineAndSeesWhatBecameOfIt() {
        String supervisor = cast.association("KX-000000");
        String one = liaoning.create("GR", "GRASSROOTS_UNIT", "KX-210100", supervisedBy(supervisor));
        String two = liaoning.create("GR", "GRASSROOTS_UNIT", "KX-210200", supervisedBy(supervisor));
        String notice = aNotice().to(Map.of("supervisedBy", supervisor)).issued();

        as("ln-issuer")
                .get("/api/notices/{id}/recipients", notice)
                .then()
                .body("count", equalTo(2))
                .body("recipients.organisation", containsInAnyOrder(one, two));
        as("ln-issuer")
                .get("/api/notices/{id}/outstanding", notice)
                .then()
                .body("organisation", containsInAnyOrder(one, two));
        String both = aNotice()
                .to(Map.of("supervisedBy", supervisor), below("KX-210100"))
                .issued();
        as("ln-issuer")
                .get("/api/notices/{id}/recipients?limit=200", both)
                .then()
                .body("recipients.organisation", hasItem(two));

        // who leaves the line later was still addressed
        liaoning.close(two, Map.of()).statusCode(200);
        as("ln-issuer").get("/api/notices/{id}/recipients", notice).then().body("count", equalTo(2));
    }

    @Test
    void isShownWithTheOrganisation() {
        String supervisor = cast.association("KX-000000");
        String one = liaoning.create("GR", "GRASSROOTS_UNIT", "KX-210100", supervisedBy(supervisor));
        as("js-clerk").get("/api/organisations/{code}", one).then().body("supervisors", contains(supervisor));
    }

    @Test
    void givesNoPowerOverThem() {
        String one = liaoning.create("GR", "GRASSROOTS_UNIT", "KX-210100", supervisedBy("KX-320000"));
        as("js-all")
                .body(Map.of("name", "越界"))
                .post("/api/organisations/{code}/renaming", one)
                .then()
                .statusCode(403);
        as("js-all").get("/api/staff?organisation=" + one).then().statusCode(403);
    }

    @Test
    void changesFromADayOnAndIsShownForItsTime() {
        String before = cast.association("KX-000000");
        String after = cast.association("KX-000000");
        String one = liaoning.create(
                "GR",
                "GRASSROOTS_UNIT",
                "KX-210100",
                Map.of("supervisors", List.of(before), "groups", List.of("医科"), "validFrom", "2019-01-01"));
        String earlier = aNotice().to(supervisor(before)).issued();

        liaoning.affiliate(one, Map.of("supervisors", List.of(after, after), "from", "2020-06-01"))
                .statusCode(200)
                .body("act", equalTo("AFFILIATED"))
                .body("supervisors", contains(after));

        shown(one, "").body("supervisors", contains(after)).body("groups", contains("医科"));
        shown(one, "?on=2020-05-31").body("supervisors", contains(before));
        assertRecipients(earlier, one);
        assertRecipients(aNotice().to(supervisor(after)).issued(), one);
        as("ln-issuer").get("/api/organisations?supervisedBy=" + before).then().body("", hasSize(0));
        assertThat(Caller.events("org.muster.organisation.changed", "code", one, 2)
                        .get(1)
                        .data()
                        .path("supervisors")
                        .get(0)
                        .asText())
                .isEqualTo(after);
    }

    @Test
    void endsWhenNobodyIsNamedAndLeavesTheGroups() {
        String one = liaoning.create(
                "GR",
                "GRASSROOTS_UNIT",
                "KX-210100",
                Map.of("supervisors", List.of("KX-320000"), "groups", List.of("医科")));
        liaoning.affiliate(one, supervisedBy()).statusCode(200);
        shown(one, "").body("supervisors", hasSize(0)).body("groups", contains("医科"));
        liaoning.affiliate(one, Map.of("groups", List.of("救援 ", "救援"))).statusCode(200);
        shown(one, "").body("supervisors", hasSize(0)).body("groups", contains("救援"));
    }

    @Test
    void waitsForItsDayAndIsRefusedWhenTheSupervisorIsGoneByThen() {
        clock.stopAt("2026-03-01T10:00");
        String supervisor = cast.create("KX", "ASSOCIATION", "KX-000000", Map.of("validFrom", "2020-01-01"));
        String one = liaoning.create("GR", "GRASSROOTS_UNIT", "KX-210100", Map.of("validFrom", "2020-01-01"));
        String two = liaoning.create("GR", "GRASSROOTS_UNIT", "KX-210100", Map.of("validFrom", "2020-01-01"));
        liaoning.affiliate(one, from("2026-03-02", supervisor)).statusCode(202).body("state", equalTo("PLANNED"));
        liaoning.affiliate(two, from("2026-03-04", supervisor)).statusCode(202);

        clock.stopAt("2026-03-02T00:00");
        timer.carryOutDue();
        shown(one, "").body("supervisors", contains(supervisor));
        shown(two, "").body("supervisors", hasSize(0));

        cast.close(supervisor, Map.of()).statusCode(200);
        clock.stopAt("2026-03-04T00:00");
        timer.carryOutDue();
        shown(two, "").body("supervisors", hasSize(0));
        as("ln-admin")
                .get("/api/organisations/{code}/changes", two)
                .then()
                .body("state", contains("REFUSED"))
                .body("reason", contains(containsString(supervisor)));
        // one that is gone hinders no other change, and can be left where it stands
        liaoning.affiliate(one, Map.of("groups", List.of("救援"))).statusCode(200);
    }

    @Test
    void isChangedByWhoeverAdministersWhatStandsAbove() {
        String one = liaoning.create("GR", "GRASSROOTS_UNIT", "KX-210100", supervisedBy("KX-320000"));
        new DirectoryFixture("js-all").affiliate(one, supervisedBy("KX-320100")).statusCode(403);
        new DirectoryFixture("ln-clerk")
                .affiliate(one, supervisedBy("KX-320100"))
                .statusCode(403);
        liaoning.affiliate("KX-210000", supervisedBy("KX-320000")).statusCode(403);
        cast.affiliate(one, supervisedBy("KX-320100")).statusCode(200);
    }

    @Test
    void learnsWhatIsWrong() {
        String closed = cast.association("KX-000000");
        cast.close(closed, Map.of()).statusCode(200);
        String one = liaoning.create("GR", "GRASSROOTS_UNIT", "KX-210100", supervisedBy("KX-320000"));
        liaoning.affiliate(one, Map.of()).statusCode(400).body("type", equalTo("/problems/nothing-to-affiliate"));
        liaoning.affiliate(one, supervisedBy("KX-320000"))
                .statusCode(409)
                .body("type", equalTo("/problems/affiliated-so-already"));
        liaoning.affiliate(one, supervisedBy("KX-NOBODY")).statusCode(422);
        liaoning.affiliate(one, supervisedBy(closed)).statusCode(409);
        liaoning.affiliate(one, supervisedBy(one)).statusCode(422).body("type", equalTo("/problems/supervises-anyway"));
        liaoning.affiliate(one, supervisedBy("KX-210100")).statusCode(422);
        liaoning.affiliate(one, supervisedBy("somebody")).statusCode(400);
        liaoning.affiliate(one, Map.of("groups", List.of(" "))).statusCode(400);
        as("ln-admin")
                .body(Map.of(
                        "code",
                        DirectoryFixture.code("GR"),
                        "name",
                        "某单位",
                        "kind",
                        "GRASSROOTS_UNIT",
                        "parent",
                        "KX-210100",
                        "supervisors",
                        List.of("KX-NOBODY")))
                .post("/api/organisations")
                .then()
                .statusCode(422);
        as("ln-admin")
                .contentType("text/csv; charset=UTF-8")
                .body("code,name,kind,parent,supervisors\n" + DirectoryFixture.code("GR")
                        + ",某单位,GRASSROOTS_UNIT,KX-210100,KX-320000;KX-NOBODY\n")
                .post("/api/organisations/import")
                .then()
                .body("created", equalTo(0))
                .body("rejected.line", contains(2))
                .body("rejected[0].reason", containsString("KX-NOBODY"));
    }

    private static Map<String, ?> from(String day, String supervisor) {
        return Map.of("supervisors", List.of(supervisor), "from", day);
    }

    private static Map<String, Object> supervisor(String code) {
        return Map.of("supervisedBy", code);
    }

    private static ValidatableResponse shown(String code, String query) {
        return as("js-clerk")
                .get("/api/organisations/{code}" + query, code)
                .then()
                .statusCode(200);
    }

    private static void assertRecipients(String notice, String... organisations) {
        as("ln-issuer")
                .get("/api/notices/{id}/recipients", notice)
                .then()
                .body("recipients.organisation", containsInAnyOrder(organisations));
    }

    private static Map<String, ?> supervisedBy(String... codes) {
        return Map.of("supervisors", List.of(codes));
    }
}
