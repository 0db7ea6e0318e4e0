package org.muster.expert.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Looking for contact data. */
@QuarkusTest
class ContactResourceTest {

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    @Test
    void statesAPurposeAndIsWrittenDown() {
        String id = AnExpert.who().inThePool();
        As.manager()
                .get("/api/experts/" + id + "/contact?purpose=核实到岗时间")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("phone", containsString("024"));
        assertThat(Rows.count(
                        "select count(*) from audit where action = 'read-contact' and object_id = ?"
                                + " and detail->>'purpose' = '核实到岗时间' and organisation = 'KX-210000'",
                        id))
                .isEqualTo(1);
    }

    @Test
    void isRefusedWithoutPurposeAndLeavesNoLook() {
        String id = AnExpert.who().inThePool();
        As.manager()
                .get("/api/experts/" + id + "/contact")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/purpose-missing"))
                .body("phone", nullValue());
        As.manager()
                .queryParam("purpose", "   a")
                .get("/api/experts/" + id + "/contact")
                .then()
                .statusCode(422);
        assertThat(Rows.count("select count(*) from audit where action = 'read-contact' and object_id = ?", id))
                .isZero();
    }

    @Test
    void isRefusedWhenTheLawfulBasisHasEnded() {
        Map<String, String> ended = Map.of(
                "basis",
                "CONSENT",
                "purpose",
                "应急专家储备",
                "until",
                LocalDate.now().minusDays(1).toString());
        for (String id : List.of(
                AnExpert.who().with("consent", ended).inThePool(),
                AnExpert.who().without("consent").inThePool())) {
            As.manager()
                    .get("/api/experts/" + id + "/contact?purpose=核实到岗时间")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/contact-without-basis"));
        }
    }

    @Test
    void isRefusedToNeighboursAndOthers() {
        String path = "/api/experts/" + AnExpert.who().inThePool() + "/contact?purpose=核实到岗时间";
        As.neighbour().get(path).then().statusCode(404);
        As.user("ln-clerk").get(path).then().statusCode(403);
        As.user("expert2").get(path).then().statusCode(403);
        As.nobody().get(path).then().statusCode(401);
    }
}
