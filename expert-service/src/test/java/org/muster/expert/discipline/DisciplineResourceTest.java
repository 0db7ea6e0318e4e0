package org.muster.expert.discipline;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
class DisciplineResourceTest {

    @Test
    void loadsTheWholeStandard() {
        assertThat(Rows.count("select count(*) from discipline")).isEqualTo(3532);
        assertThat(Rows.count("select count(*) from discipline where parent is null"))
                .isEqualTo(62);
        assertThat(Rows.count("select count(*) from discipline where lineage[1] = '190' and parent = '19030'"))
                .isGreaterThan(3);
    }

    @Nested
    class AsAnybodyLoggedIn {

        @Test
        void findsByName() {
            As.user("dw1-clerk")
                    .get("/api/experts/disciplines?q=内科学")
                    .then()
                    .statusCode(200)
                    .body("[0].code", equalTo("32024"))
                    .body("[0].parent", equalTo("320"));
        }

        @Test
        void findsBySynonym() {
            As.user("dw1-clerk")
                    .get("/api/experts/disciplines?q=符号逻辑学")
                    .then()
                    .statusCode(200)
                    .body("code", hasItem("1101410"));
        }

        @Test
        void findsByTheBeginningOfACode() {
            As.user("dw1-clerk")
                    .get("/api/experts/disciplines?q=32024&limit=3")
                    .then()
                    .statusCode(200)
                    .body("", hasSize(3))
                    .body("[0].code", equalTo("32024"));
        }

        @Test
        void takesWildcardsForWhatTheyAre() {
            As.user("dw1-clerk")
                    .get("/api/experts/disciplines?q=%25")
                    .then()
                    .statusCode(200)
                    .body("", hasSize(0));
        }

        @Test
        void showsOne() {
            As.user("dw1-clerk")
                    .get("/api/experts/disciplines/32024")
                    .then()
                    .statusCode(200)
                    .body("name", equalTo("内科学"));
        }

        @Test
        void saysThatThereIsNoSuchDiscipline() {
            As.user("dw1-clerk")
                    .get("/api/experts/disciplines/99999")
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/not-found"));
        }

        @Test
        void asksForSomethingToSearch() {
            As.user("dw1-clerk").get("/api/experts/disciplines").then().statusCode(400);
            As.user("dw1-clerk")
                    .get("/api/experts/disciplines?q=" + "长".repeat(41))
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/invalid-fields"));
            As.user("dw1-clerk")
                    .get("/api/experts/disciplines?q=a&limit=0")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/bad-limit"));
        }
    }

    @Nested
    class Anonymous {

        @Test
        void isAskedToLogIn() {
            As.nobody().get("/api/experts/disciplines?q=内科学").then().statusCode(401);
            As.nobody().get("/api/experts/disciplines/32024").then().statusCode(401);
        }
    }
}
