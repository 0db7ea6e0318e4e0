package org.muster.notice.organisation;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.testing.Caller.as;

/** An organisation writes to those it supervises, wherever they stand; its line opens nothing else to it. */
@QuarkusTest
class SupervisingLineTest {

    final DirectoryFixture liaoning = new DirectoryFixture("ln-admin");
    final DirectoryFixture cast = new DirectoryFixture("cast-admin");

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
    }

    @AfterEach
    void closeAgain() {
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

    private static Map<String, ?> supervisedBy(String code) {
        return Map.of("supervisors", List.of(code));
    }
}
