package org.muster.expert.engagement;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.ANeed;
import org.muster.expert.testing.AnInvitation;
import org.muster.expert.testing.As;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.muster.expert.testing.AnExpert.free;

@QuarkusTest
class EngagementResourceTest {

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    @Test
    void areSeenByWhomTheyConcern() {
        String expert = free("expert1");
        String need = ANeed.usual().open();
        String invitation = AnInvitation.to(expert, need);
        As.user("expert1")
                .post("/api/invitations/" + invitation + "/acceptance")
                .then()
                .statusCode(200);
        free("expert2");
        String path = "/api/engagements?limit=200";
        As.manager().get(path).then().statusCode(200).body("need", hasItem(need));
        As.user("dw1-clerk")
                .get(path)
                .then()
                .body("need", hasItem(need))
                .body("organisation", everyItem(equalTo("DW-YYX-1")));
        As.user("dw2-clerk").get(path).then().statusCode(200).body("need", not(hasItem(need)));
        As.user("expert2").get(path).then().statusCode(200).body("need", not(hasItem(need)));
        As.neighbour().get(path).then().statusCode(200).body("need", not(hasItem(need)));
        As.user("auditor").get(path).then().statusCode(403);
        As.nobody().get(path).then().statusCode(401);
        As.manager().get("/api/engagements?need=x").then().statusCode(400);
    }
}
