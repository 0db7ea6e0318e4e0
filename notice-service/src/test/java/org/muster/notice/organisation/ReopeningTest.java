package org.muster.notice.organisation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.Caller;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

/** What comes back with an organisation whose closure is undone. */
@QuarkusTest
class ReopeningTest {

    @Inject
    Organisations organisations;

    final DirectoryFixture cast = new DirectoryFixture("cast-admin");
    final DirectoryFixture liaoning = new DirectoryFixture("ln-admin");

    private String city;
    private String other;

    @BeforeEach
    void twoCities() {
        TreeFixture.load();
        city = liaoning.association("KX-210100");
        other = liaoning.association("KX-210100");
    }

    @AfterEach
    void tidyUp() {
        liaoning.closeAll();
        cast.closeAll();
    }

    @Nested
    class BringsBack {

        @Test
        void thoseBelowThatTheClosureSentElsewhereWithAllBelowThem() {
            String county = liaoning.association(city);
            String town = liaoning.association(county);
            String second = liaoning.association(city);
            liaoning.close(city, Map.of("childrenTo", other)).statusCode(200);
            assertThat(organisations.isWithin(town, other)).isTrue();

            liaoning.reopening(city)
                    .statusCode(200)
                    .body("organisation", equalTo(city))
                    .body("returning.code", containsInAnyOrder(county, second))
                    .body("returning.name", containsInAnyOrder("试验单位" + county, "试验单位" + second))
                    .body("staying", empty());
            liaoning.reopen(city).statusCode(200).body("state", equalTo("DONE"));

            assertThat(parent(county)).isEqualTo(city);
            assertThat(parent(second)).isEqualTo(city);
            assertThat(organisations.isWithin(town, city)).isTrue();
            assertThat(organisations.isWithin(town, other)).isFalse();
            as("js-clerk")
                    .get("/api/organisations/{code}/history", county)
                    .then()
                    .body("states[-1].parent", equalTo(city));
            Caller.events("org.muster.organisation.changed", "code", town, 3);
        }

        @Test
        void thoseThatWereClosedAndReopenedMeanwhile() {
            String county = liaoning.association(city);
            liaoning.close(city, Map.of("childrenTo", other)).statusCode(200);
            liaoning.close(county, Map.of()).statusCode(200);
            liaoning.reopen(county).statusCode(200);
            liaoning.reopen(city).statusCode(200);
            assertThat(parent(county)).isEqualTo(city);
        }

        @Test
        void whomALaterClosureHadTakenFurtherAndGivenBack() {
            String county = liaoning.association(city);
            String third = liaoning.association("KX-210100");
            liaoning.close(city, Map.of("childrenTo", other)).statusCode(200);
            liaoning.close(other, Map.of("childrenTo", third)).statusCode(200);
            liaoning.reopening(city).body("staying.why", contains("MOVED"));
            liaoning.reopen(other).statusCode(200);
            assertThat(parent(county)).isEqualTo(other);
            liaoning.reopen(city).statusCode(200);
            assertThat(parent(county)).isEqualTo(city);
        }

        @Test
        void theCoverageOfEarlierNoticesUntouched() {
            String county = liaoning.association(city);
            liaoning.close(city, Map.of("childrenTo", other)).statusCode(200);
            String notice = aNotice().to(below(other)).issued();
            liaoning.reopen(city).statusCode(200);
            coverage(notice, other, 1);
            coverage(notice, city, 0);
            String later = aNotice().to(below(city)).issued();
            coverage(later, county, 1);
        }
    }

    @Nested
    class Leaves {

        @Test
        void whatHadBeenClosedBeforeOnItsOwnClosed() {
            String before = liaoning.association(city);
            String county = liaoning.association(city);
            liaoning.close(before, Map.of()).statusCode(200);
            liaoning.close(city, Map.of("childrenTo", other)).statusCode(200);
            liaoning.reopening(city).body("returning.code", contains(county)).body("staying", empty());
            liaoning.reopen(city).statusCode(200);
            shown(before, notNullValue());
            assertThat(parent(before)).isEqualTo(city);
        }

        @Test
        void whatWasClosedSinceClosedWhereItIs() {
            String county = liaoning.association(city);
            liaoning.close(city, Map.of("childrenTo", other)).statusCode(200);
            liaoning.close(county, Map.of()).statusCode(200);
            liaoning.reopening(city)
                    .body("returning", empty())
                    .body("staying.code", contains(county))
                    .body("staying.parent", contains(other))
                    .body("staying.why", contains("CLOSED"));
            liaoning.reopen(city).statusCode(200);
            shown(county, notNullValue());
            assertThat(parent(county)).isEqualTo(other);
        }

        @Test
        void whatWasMovedSinceWhereItIsThoughItCameBackToTheSamePlace() {
            String away = liaoning.association(city);
            String there = liaoning.association(city);
            liaoning.close(city, Map.of("childrenTo", other)).statusCode(200);
            liaoning.move(away, "KX-210200").statusCode(200);
            liaoning.move(there, "KX-210200").statusCode(200);
            liaoning.move(there, other).statusCode(200);
            liaoning.reopening(city)
                    .body("returning", empty())
                    .body("staying.why", contains("MOVED", "MOVED"))
                    .body("staying.parent", containsInAnyOrder("KX-210200", other));
            liaoning.reopen(city).statusCode(200);
            assertThat(parent(away)).isEqualTo("KX-210200");
            assertThat(parent(there)).isEqualTo(other);
        }

        @Test
        void thoseThatWereBelowTheOtherAnyway() {
            String its = liaoning.association(other);
            liaoning.association(city);
            liaoning.close(city, Map.of("childrenTo", other)).statusCode(200);
            String later = liaoning.association(other);
            liaoning.reopen(city).statusCode(200);
            assertThat(parent(its)).isEqualTo(other);
            assertThat(parent(later)).isEqualTo(other);
        }

        @Test
        void whatAnEarlierClosureThatWasUndoneHadSentElsewhere() {
            String county = liaoning.association(city);
            liaoning.close(city, Map.of("childrenTo", other)).statusCode(200);
            liaoning.reopen(city).statusCode(200);
            liaoning.move(county, other).statusCode(200);
            liaoning.close(city, Map.of()).statusCode(200);
            liaoning.reopening(city).body("returning", empty()).body("staying", empty());
            liaoning.reopen(city).statusCode(200);
            assertThat(parent(county)).isEqualTo(other);
        }

        @Test
        void whatStandsOutsideTheSubtreeOfWhoeverReopens() {
            String abroad = cast.association("KX-000000");
            String county = liaoning.association(city);
            cast.close(city, Map.of("childrenTo", abroad)).statusCode(200);
            liaoning.reopening(city).body("returning", empty()).body("staying.why", contains("OUTSIDE"));
            cast.reopening(city).body("returning.code", contains(county)).body("staying", empty());
            liaoning.reopen(city).statusCode(200);
            assertThat(parent(county)).isEqualTo(abroad);
            cast.move(county, city).statusCode(200);
        }

        @Test
        void whatTheReopenedOneHasComeToStandBelow() {
            String district = liaoning.association(city);
            String county = liaoning.association(district);
            String town = liaoning.association(county);
            liaoning.close(county, Map.of("childrenTo", other)).statusCode(200);
            liaoning.move(district, town).statusCode(200);
            liaoning.reopening(county).body("returning", empty()).body("staying.why", contains("ABOVE"));
            liaoning.reopen(county).statusCode(200);
            assertThat(organisations.isWithin(county, town)).isTrue();
            assertThat(parent(town)).isEqualTo(other);
        }
    }

    @Nested
    class Refused {

        @Test
        void whileTheOneAboveIsClosed() {
            String county = liaoning.association(city);
            liaoning.close(county, Map.of()).statusCode(200);
            liaoning.close(city, Map.of()).statusCode(200);
            liaoning.reopen(county)
                    .statusCode(409)
                    .body("type", equalTo("/problems/organisation-closed"))
                    .body("detail", containsString(city));
            shown(county, notNullValue());
        }

        @Test
        void whenTheTreeWouldBecomeTooDeepAndChangesNothing() {
            String province = cast.association("KX-000000");
            String district = cast.association(province);
            String county = cast.association(district);
            String village = cast.association(cast.association(cast.association(county)));
            cast.close(district, Map.of("childrenTo", province)).statusCode(200);
            cast.move(province, cast.association("KX-000000")).statusCode(200);
            int depth = organisations.require(village).depth();
            cast.reopen(district).statusCode(422).body("type", equalTo("/problems/tree-too-deep"));
            shown(district, notNullValue());
            assertThat(organisations.require(village).depth()).isEqualTo(depth);
            assertThat(parent(county)).isEqualTo(province);
        }

        @Test
        void itsCodeToAnyOtherMeanwhileSoThatItIsStillItsOwn() {
            liaoning.close(city, Map.of()).statusCode(200);
            as("ln-admin")
                    .body(Map.of("code", city, "name", "冒用代码", "kind", "ASSOCIATION", "parent", "KX-210100"))
                    .post("/api/organisations")
                    .then()
                    .statusCode(409);
            liaoning.rename(other, Map.of("newCode", city))
                    .statusCode(409)
                    .body("type", equalTo("/problems/code-taken"));
            liaoning.reopen(city).statusCode(200);
            shown(city, nullValue());
        }

        @Test
        void theSecondOfTwoAtOnce() {
            String county = liaoning.association(city);
            liaoning.close(city, Map.of("childrenTo", other)).statusCode(200);
            List<Integer> answers = Stream.of(city, city)
                    .map(code -> CompletableFuture.supplyAsync(
                            () -> liaoning.reopen(code).extract().statusCode()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            assertThat(parent(county)).isEqualTo(city);
        }

        @Test
        void toTellOfOneThatIsOpenOrUnknownOrNotTheCallers() {
            liaoning.reopening(city).statusCode(409).body("type", equalTo("/problems/organisation-open"));
            liaoning.reopen(city).statusCode(409).body("type", equalTo("/problems/organisation-open"));
            liaoning.reopening("KX-NOBODY").statusCode(404);
            liaoning.close(city, Map.of()).statusCode(200);
            as("js-all").get("/api/organisations/{code}/reopening", city).then().statusCode(403);
            as("ln-issuer")
                    .get("/api/organisations/{code}/reopening", city)
                    .then()
                    .statusCode(403);
            anonymous().get("/api/organisations/{code}/reopening", city).then().statusCode(401);
        }
    }

    private String parent(String code) {
        return organisations.require(code).parent();
    }

    private static void shown(String code, Matcher<?> validTo) {
        as("js-clerk").get("/api/organisations/{code}", code).then().body("validTo", validTo);
    }

    private static void coverage(String notice, String under, int recipients) {
        as("ln-issuer")
                .get("/api/notices/{id}/coverage?under={under}", notice, under)
                .then()
                .statusCode(200)
                .body("recipients", equalTo(recipients));
    }
}
