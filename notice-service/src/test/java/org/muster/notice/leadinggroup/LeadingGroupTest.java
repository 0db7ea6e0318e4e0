package org.muster.notice.leadinggroup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.muster.notice.leadinggroup.LeadingGroupFixture.aGroup;
import static org.muster.notice.leadinggroup.LeadingGroupFixture.established;
import static org.muster.notice.leadinggroup.LeadingGroupFixture.member;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

@QuarkusTest
class LeadingGroupTest {

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Nested
    class AsIssuer {

        @Test
        void establishesOneWithDutiesAndStandIns() {
            String id = established(aGroup());

            as("ln-clerk")
                    .get("/api/leading-groups/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("members.name", contains("王建国", "李秀英", "张伟"))
                    .body("members.seat", contains("LEADER", "DEPUTY_LEADER", "MEMBER"))
                    .body("members[0].standIn", equalTo("李秀英"))
                    .body("members[2].duties", equalTo("信息报送"));
        }

        @Test
        void tiesItToAResponseOfItsOwn() {
            String response = aResponseTo(unique("疫情")).activatedBy("ln-duty");
            Map<String, Object> group = aGroup();
            group.put("response", response);
            as("ln-clerk")
                    .get("/api/leading-groups/{id}", established(group))
                    .then()
                    .body("response", equalTo(response));
            as("yyx-issuer")
                    .body(group)
                    .post("/api/leading-groups")
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("/group-response-unknown"));
        }

        @Test
        void reordersMembersAsRead() {
            String id = established(aGroup());
            String tag = as("ln-issuer").get("/api/leading-groups/{id}", id).header("ETag");
            Map<String, Object> changed = aGroup();
            List<Object> members = new ArrayList<>((List<?>) changed.get("members"));
            members.add(0, members.remove(2));
            members.remove(2);
            members.set(1, member("LEADER", "王建国", "总负责", null));
            changed.put("members", members);

            revise("ln-issuer", id, tag, changed).then().statusCode(200).body("members.name", contains("张伟", "王建国"));
            revise("ln-issuer", id, tag, changed).then().statusCode(412);
            as("ln-issuer")
                    .body(changed)
                    .put("/api/leading-groups/{id}", id)
                    .then()
                    .statusCode(428);
            revise("yyx-issuer", id, "*", changed).then().statusCode(404);
            revise("ln-clerk", id, "*", changed).then().statusCode(403);
        }

        @Test
        void refusesGroupsThatCannotWork() {
            refused("group-without-leader", member("MEMBER", "张伟", "信息报送", null));
            refused("group-member-twice", member("LEADER", "王建国", "总负责", null), member("MEMBER", "王建国", "信息报送", null));
            refused("group-stand-in", member("LEADER", "王建国", "总负责", "陌生人"));
            refused("group-stand-in", member("LEADER", "王建国", "总负责", "王建国"));
            Map<String, Object> nobody = aGroup();
            nobody.put("members", List.of());
            as("ln-issuer").body(nobody).post("/api/leading-groups").then().statusCode(400);
            Map<String, Object> idle = aGroup();
            idle.put("members", List.of(member("LEADER", "王建国", " ", null)));
            as("ln-issuer").body(idle).post("/api/leading-groups").then().statusCode(400);
        }

        @Test
        void dissolvesItForGood() {
            String id = established(aGroup());
            as("yyx-issuer")
                    .post("/api/leading-groups/{id}/dissolution", id)
                    .then()
                    .statusCode(404);
            as("ln-admin")
                    .post("/api/leading-groups/{id}/dissolution", id)
                    .then()
                    .statusCode(200);
            as("ln-issuer")
                    .post("/api/leading-groups/{id}/dissolution", id)
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/group-dissolved"));
            revise("ln-issuer", id, "*", aGroup()).then().statusCode(409);
        }
    }

    @Nested
    class AsOthers {

        @Test
        void readsItOnlyFromAbove() {
            String id = established(aGroup());
            as("cast-admin").get("/api/leading-groups/{id}", id).then().statusCode(200);
            as("cast-admin")
                    .get("/api/leading-groups?limit=200&organisation=KX-210000")
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(id));
            for (String other : List.of("js-clerk", "yyx-clerk")) {
                as(other).get("/api/leading-groups/{id}", id).then().statusCode(404);
                as(other).get("/api/leading-groups?limit=200").then().body("id", not(hasItem(id)));
                as(other)
                        .get("/api/leading-groups?organisation=KX-210000")
                        .then()
                        .statusCode(403);
            }
            anonymous().get("/api/leading-groups/{id}", id).then().statusCode(401);
        }
    }

    private static Response revise(String user, String id, String tag, Map<String, Object> group) {
        return as(user).header("If-Match", tag).body(group).put("/api/leading-groups/{id}", id);
    }

    @SafeVarargs
    private static void refused(String slug, Map<String, Object>... members) {
        Map<String, Object> group = new HashMap<>(aGroup());
        group.put("members", List.of(members));
        as("ln-issuer")
                .body(group)
                .post("/api/leading-groups")
                .then()
                .statusCode(422)
                .body("type", endsWith("/" + slug));
    }
}
