package org.muster.expert.profile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** What the experts themselves see. */
@QuarkusTest
class MyProfileResourceTest {

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    @Test
    void seesTheOwnProfileWithContactData() {
        String id = AnExpert.behind("expert1");
        As.user("expert1")
                .get("/api/experts/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("username", equalTo("expert1"))
                .body("contact.phone", notNullValue());
    }

    @Test
    void inheritsNothingFromAnEarlierHolderOfTheLogin() {
        String id = AnExpert.behind("expert1");
        Rows.change("update expert set user_subject = 'somebody-before' where id = ?::uuid", id);
        try {
            As.user("expert1")
                    .get("/api/experts/me")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/no-profile"));
        } finally {
            Rows.change("update expert set user_subject = null where id = ?::uuid", id);
        }
    }

    @Test
    void isToldWhenNoProfileNamesTheLogin() {
        As.neighbour()
                .get("/api/experts/me")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/no-profile"))
                .body("detail", containsString("js-all"));
    }

    @Test
    void seesNobodyElse() {
        As.user("expert1").get("/api/experts").then().statusCode(403);
        As.user("expert1")
                .get("/api/experts/" + AnExpert.who().inThePool())
                .then()
                .statusCode(403);
    }
}
