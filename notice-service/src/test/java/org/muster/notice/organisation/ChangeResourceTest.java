package org.muster.notice.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.Caller;
import org.muster.notice.testing.TestClock;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class ChangeResourceTest {

    private static final String CHANGED = "org.muster.organisation.changed";

    @Inject
    Organisations organisations;

    @Inject
    ChangeTimer timer;

    @Inject
    TestClock clock;

    final DirectoryFixture cast = new DirectoryFixture("cast-admin");
    final DirectoryFixture liaoning = new DirectoryFixture("ln-admin");

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
    }

    @AfterEach
    void tidyUp() {
        clock.start();
        liaoning.closeAll();
    }

    @Nested
    class Renaming {

        @Test
        void showsEachNameForItsTime() {
            String code =
                    cast.create("KX", "ASSOCIATION", "KX-000000", Map.of("name", "旧名科协", "validFrom", "2010-01-01"));
            cast.rename(code, Map.of("name", "新名科协", "from", "2020-06-01"))
                    .statusCode(200)
                    .body("state", equalTo("DONE"));

            shown(code, "2019-05-01").body("name", equalTo("旧名科协")).body("on", equalTo("2019-05-01"));
            shown(code, "2020-05-31").body("name", equalTo("旧名科协"));
            shown(code, "2020-06-01").body("name", equalTo("新名科协"));
            shown(code, null).body("name", equalTo("新名科协"));
            as("js-clerk")
                    .get("/api/organisations/{code}?on=2009-12-31", code)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/organisation-not-then"));
            as("js-clerk")
                    .get("/api/organisations/{code}/history", code)
                    .then()
                    .body("states.name", contains("旧名科协", "新名科协"))
                    .body("states.from", contains("2010-01-01", "2020-06-01"))
                    .body("states.to", contains("2020-06-01", null));
            Caller.events(CHANGED, "name", "新名科协", 1);
        }

        @Test
        void isFoundByItsLaterCodeAsWellAndKeepsItsOwn() {
            String code = cast.association("KX-000000");
            String later = DirectoryFixture.code("KX");
            cast.rename(code, Map.of("newCode", later, "divisionCode", "350405"))
                    .statusCode(200);

            shown(later, null)
                    .body("code", equalTo(code))
                    .body("divisionCode", equalTo("350405"))
                    .body("asked.code", equalTo(later));
            String below = cast.association(later);
            assertThat(organisations.require(below).parent()).isEqualTo(code);
            cast.rename(cast.association("KX-000000"), Map.of("newCode", later))
                    .statusCode(409)
                    .body("type", equalTo("/problems/code-taken"));
            as("cast-admin")
                    .body(Map.of("code", later, "name", "重码", "kind", "ASSOCIATION", "parent", "KX-000000"))
                    .post("/api/organisations")
                    .then()
                    .statusCode(409);
        }

        @Test
        void findsAnAssociationByTheCodeItsDivisionHadBefore() {
            if (organisations.find("KX-330105").isEmpty()) {
                as("cast-admin")
                        .body(Map.of(
                                "code", "KX-330105", "name", "拱墅区科学技术协会", "kind", "ASSOCIATION", "parent", "KX-000000"))
                        .post("/api/organisations")
                        .then()
                        .statusCode(201);
            }
            shown("KX-330103", null)
                    .body("code", equalTo("KX-330105"))
                    .body("asked.name", equalTo("下城区"))
                    .body("asked.change", equalTo("MERGED"));
        }

        @Test
        void learnsWhatIsWrong() {
            String code = cast.create("KX", "ASSOCIATION", "KX-000000", Map.of("validFrom", "2015-03-01"));
            cast.rename(code, Map.of()).statusCode(400).body("type", equalTo("/problems/nothing-to-rename"));
            cast.rename(code, Map.of("name", " ")).statusCode(400);
            cast.rename(code, Map.of("name", "长".repeat(121))).statusCode(400);
            cast.rename(code, Map.of("name", "太早", "from", "2015-02-28"))
                    .statusCode(422)
                    .body("type", equalTo("/problems/change-before-last"));
            cast.rename("KX-NOBODY", Map.of("name", "无此单位")).statusCode(404);
            cast.rename("KX-000000", Map.of("name", "中国科学技术协会")).statusCode(200);
        }
    }

    @Nested
    class Moving {

        @Test
        void takesEverythingBelowAlongAndTellsTheOtherServices() {
            String from = cast.association("KX-000000");
            String to = cast.association("KX-000000");
            String county = cast.association(from);
            String town = cast.association(county);
            String village = cast.association(town);
            long before = organisations.require(village).pos();

            cast.move(county, to).statusCode(200).body("state", equalTo("DONE"));

            assertThat(organisations.isWithin(village, to)).isTrue();
            assertThat(organisations.isWithin(village, from)).isFalse();
            Organisation moved = organisations.require(village);
            assertThat(moved.pos()).isNotEqualTo(before);
            assertThat(moved.parent()).isEqualTo(town);
            for (String each : List.of(county, town, village)) {
                assertThat(Caller.events(CHANGED, "code", each, 2)
                                .get(1)
                                .data()
                                .path("pos")
                                .asLong())
                        .isEqualTo(organisations.require(each).pos());
            }
            String later = cast.association(town);
            assertThat(organisations.isWithin(later, to)).isTrue();
            assertThat(organisations.require(later).pos()).isGreaterThan(moved.pos());
        }

        @Test
        void toAnotherLevelTakesEverythingBelowAlongAsWell() {
            String province = cast.association("KX-000000");
            String county = cast.association(cast.association(province));
            String village = cast.association(cast.association(county));
            cast.move(county, province).statusCode(200);
            assertThat(organisations.require(village).depth()).isEqualTo(4);
            assertThat(organisations.isWithin(village, county)).isTrue();
            cast.move(county, cast.association(cast.association(province))).statusCode(200);
            assertThat(organisations.require(village).depth()).isEqualTo(6);
            cast.association(county);
            cast.move(county, cast.association(organisations.require(county).parent()))
                    .statusCode(422)
                    .body("type", equalTo("/problems/tree-too-deep"));
        }

        @Test
        void belowItselfOrWhereItStandsIsRefused() {
            String province = cast.association("KX-000000");
            String city = cast.association(province);
            String county = cast.association(city);
            cast.move(city, county).statusCode(409).body("type", equalTo("/problems/below-itself"));
            cast.move(city, city).statusCode(409).body("type", equalTo("/problems/below-itself"));
            cast.move(city, province).statusCode(409).body("type", equalTo("/problems/already-there"));
            cast.move(city, "KX-NOBODY").statusCode(422);
            cast.move("KX-000000", province).statusCode(409);
            cast.move("KX-NOBODY", province).statusCode(404);
            cast.move(city, Map.of()).statusCode(400);
        }

        @Test
        void twoAtOnceBelowEachOtherMovesOne() {
            String province = cast.association("KX-000000");
            String one = cast.association(province);
            String other = cast.association(province);
            List<Integer> answers = Stream.of(List.of(one, other), List.of(other, one))
                    .map(pair -> CompletableFuture.supplyAsync(
                            () -> cast.move(pair.get(0), pair.get(1)).extract().statusCode()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            assertThat(organisations.isWithin(one, other)).isNotEqualTo(organisations.isWithin(other, one));
        }

        @Test
        void leavesTheAudienceOfEarlierNoticesAsItWasAndAddressesLaterOnesAnew() {
            String county = liaoning.association("KX-210100");
            String town = liaoning.association(county);
            String notice = aNotice().to(below("KX-210100")).issued();
            int recipients = count(notice);

            liaoning.move(county, "KX-210200").statusCode(200);
            liaoning.rename(town, Map.of("name", "改名后的镇科协")).statusCode(200);

            assertThat(count(notice)).isEqualTo(recipients);
            coverage(notice, null).body("recipients", equalTo(recipients));
            coverage(notice, "KX-210100").body("recipients", equalTo(recipients));
            coverage(notice, "KX-210200").body("recipients", equalTo(0));
            coverage(notice, county).body("recipients", equalTo(2));
            as("ln-issuer")
                    .get("/api/notices/{id}/outstanding?limit=200", notice)
                    .then()
                    .body("name", hasItem("改名后的镇科协"));
            String later = aNotice().to(below("KX-210200")).issued();
            coverage(later, county).body("recipients", equalTo(2));
        }

        @Test
        void leavesWhatLiesInTheInboxWhereItIs() {
            String notice = aNotice().to(below("XH-210000-YYX")).issued();
            try {
                liaoning.move("DW-YYX-2", "XH-210000-NX").statusCode(200);
                as("dw2-clerk").get("/api/inbox").then().body("id", hasItem(notice));
                as("dw2-clerk").post("/api/inbox/{id}/signature", notice).then().statusCode(200);
                coverage(notice, null).body("recipients", equalTo(2)).body("signed", equalTo(1));
                coverage(notice, "XH-210000-NX").body("recipients", equalTo(0));
            } finally {
                DirectoryFixture.putBackMemberUnitTwo();
            }
        }
    }

    @Nested
    class Closing {

        @Test
        void endsItsTimeAndKeepsItsCode() {
            String code = cast.create("KX", "ASSOCIATION", "KX-000000", Map.of("validFrom", "2010-01-01"));
            cast.close(code, Map.of("from", "2021-03-11")).statusCode(200);
            shown(code, null).body("validTo", equalTo("2021-03-11")).body("successor", nullValue());
            shown(code, "2019-05-01").body("validTo", equalTo("2021-03-11"));
            as("js-clerk")
                    .get("/api/organisations/{code}?on=2021-03-11", code)
                    .then()
                    .statusCode(404);
            as("js-clerk")
                    .get("/api/organisations/KX-000000/children?limit=200")
                    .then()
                    .body("code", not(hasItem(code)));
            cast.close(code, Map.of()).statusCode(409).body("type", equalTo("/problems/organisation-closed"));
            cast.rename(code, Map.of("name", "再改")).statusCode(409);
            as("cast-admin")
                    .body(Map.of("code", DirectoryFixture.code("KX"), "name", "其下", "kind", "SOCIETY", "parent", code))
                    .post("/api/organisations")
                    .then()
                    .statusCode(409);
        }

        @Test
        void asksWhereItsChildrenGoAndNamesWhoCarriesOn() {
            String merged = cast.association("KX-000000");
            String successor = cast.association("KX-000000");
            String county = cast.association(merged);
            String town = cast.association(county);

            cast.close(merged, Map.of())
                    .statusCode(409)
                    .body("type", equalTo("/problems/has-children"))
                    .body("detail", containsString("1"));
            cast.close(merged, Map.of("childrenTo", county)).statusCode(409);
            cast.close(merged, Map.of("successor", successor)).statusCode(200);

            assertThat(organisations.isWithin(town, successor)).isTrue();
            shown(county, null).body("parent", equalTo(successor));
            shown(merged, null).body("successor", equalTo(successor));
        }

        @Test
        void leavesTheAudienceOfEarlierNoticesAsItWas() {
            String county = liaoning.association("KX-210100");
            String notice = aNotice().to(below("KX-210100")).issued();
            int recipients = count(notice);
            liaoning.close(county, Map.of()).statusCode(200);
            assertThat(count(notice)).isEqualTo(recipients);
            coverage(notice, county).body("recipients", equalTo(1));
            String later = aNotice().to(below("KX-210100")).issued();
            assertThat(count(later)).isEqualTo(recipients - 1);
        }
    }

    @Nested
    class FromALaterDay {

        @Test
        void happensByItselfOnThatDayInTheOrderAsked() {
            clock.stopAt("2026-01-30T10:00");
            String from = cast.create("KX", "ASSOCIATION", "KX-000000", Map.of("validFrom", "2020-01-01"));
            String to = cast.create("KX", "ASSOCIATION", "KX-000000", Map.of("validFrom", "2020-01-01"));
            String county = cast.create("KX", "ASSOCIATION", from, Map.of("validFrom", "2020-01-01"));
            cast.move(county, Map.of("parent", to, "from", "2026-02-01"))
                    .statusCode(202)
                    .body("state", equalTo("PLANNED"));
            cast.close(from, Map.of("from", "2026-02-01")).statusCode(202);
            cast.rename(to, Map.of("name", "合并后的科协", "from", "2026-02-01")).statusCode(202);

            clock.stopAt("2026-01-31T23:59");
            timer.carryOutDue();
            shown(county, null).body("parent", equalTo(from));

            clock.stopAt("2026-02-01T00:00");
            timer.carryOutDue();
            shown(county, null).body("parent", equalTo(to));
            shown(county, "2026-01-31").body("parent", equalTo(from));
            shown(from, null).body("validTo", equalTo("2026-02-01"));
            shown(to, null).body("name", equalTo("合并后的科协"));
            Caller.events(CHANGED, "code", from, 2);
        }

        @Test
        void isRefusedWithItsReasonWhenItIsNotPossibleAnyMore() {
            clock.stopAt("2026-03-01T10:00");
            String city = cast.create("KX", "ASSOCIATION", "KX-000000", Map.of("validFrom", "2020-01-01"));
            cast.close(city, Map.of("from", "2026-03-02")).statusCode(202);
            cast.association(city);
            clock.stopAt("2026-03-02T08:00");
            timer.carryOutDue();
            shown(city, null).body("validTo", nullValue());
            as("cast-admin")
                    .get("/api/organisations/{code}/changes", city)
                    .then()
                    .body("state", contains("REFUSED"))
                    .body("reason", hasItem(containsString("下级")));
        }

        @Test
        void canBeCancelledUntilThen() {
            String code = cast.association("KX-000000");
            String tomorrow = LocalDate.now(clock).plusDays(1).toString();
            String change = cast.rename(code, Map.of("name", "明天的名字", "from", tomorrow))
                    .statusCode(202)
                    .extract()
                    .path("id");
            as("js-issuer")
                    .delete("/api/organisations/{code}/changes/{id}", code, change)
                    .then()
                    .statusCode(403);
            as("ln-admin")
                    .delete("/api/organisations/{code}/changes/{id}", code, change)
                    .then()
                    .statusCode(403);
            as("cast-admin")
                    .delete("/api/organisations/{code}/changes/{id}", code, change)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CANCELLED"));
            as("cast-admin")
                    .delete("/api/organisations/{code}/changes/{id}", code, change)
                    .then()
                    .statusCode(409);
            as("cast-admin")
                    .delete("/api/organisations/{code}/changes/{id}", code, UUID.randomUUID())
                    .then()
                    .statusCode(404);
        }
    }

    @Nested
    class Refused {

        @Test
        void outsideTheAdministratorsSubtree() {
            long edition = organisations.require("KX-320100").edition();
            liaoning.rename("KX-320100", Map.of("name", "越界")).statusCode(403);
            liaoning.rename("KX-210000", Map.of("name", "自改")).statusCode(403);
            liaoning.move("KX-320100", "KX-210000").statusCode(403);
            liaoning.move("KX-210100", "KX-320000").statusCode(403);
            liaoning.close("KX-320100", Map.of()).statusCode(403);
            liaoning.close("KX-210102", Map.of("successor", "KX-320100")).statusCode(403);
            as("ln-admin")
                    .get("/api/organisations/KX-320100/changes")
                    .then()
                    .statusCode(403)
                    .body("", not(hasSize(1)));
            assertThat(organisations.require("KX-320100").edition()).isEqualTo(edition);
        }

        @Test
        void withoutTheRoleOrAToken() {
            for (String act : List.of("renaming", "move", "affiliation", "closure")) {
                as("ln-clerk")
                        .body("{}")
                        .post("/api/organisations/KX-210100/" + act)
                        .then()
                        .statusCode(403);
                anonymous()
                        .body("{}")
                        .post("/api/organisations/KX-210100/" + act)
                        .then()
                        .statusCode(401);
            }
            as("ln-clerk").get("/api/organisations/KX-210100/changes").then().statusCode(403);
            anonymous().get("/api/organisations/KX-210100/history").then().statusCode(401);
        }

        @Test
        void theSameRequestAgainGetsTheSameAnswer() {
            String code = cast.association("KX-000000");
            String key = UUID.randomUUID().toString();
            for (int i = 0; i < 2; i++) {
                as("cast-admin")
                        .header("Idempotency-Key", key)
                        .body(Map.of())
                        .post("/api/organisations/{code}/closure", code)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("DONE"));
            }
        }
    }

    private static ValidatableResponse shown(String code, String on) {
        return as("js-clerk")
                .get("/api/organisations/{code}" + (on == null ? "" : "?on=" + on), code)
                .then()
                .statusCode(200);
    }

    private static int count(String notice) {
        return as("ln-issuer").get("/api/notices/{id}/recipients", notice).path("count");
    }

    private static ValidatableResponse coverage(String notice, String under) {
        return as("ln-issuer")
                .get("/api/notices/{id}/coverage" + (under == null ? "" : "?under=" + under), notice)
                .then()
                .statusCode(200);
    }
}
