package org.muster.notice.duty;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.duty.DutyFixture.PROVINCE;
import static org.muster.notice.duty.DutyFixture.SHENYANG;
import static org.muster.notice.duty.DutyFixture.override;
import static org.muster.notice.duty.DutyFixture.person;
import static org.muster.notice.duty.DutyFixture.rotation;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.response.ResponseFixture.below;
import static org.muster.notice.response.ResponseFixture.only;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** Five associations in Liaoning are always expected: the province, two cities with a county each. */
@QuarkusTest
class GapsTest extends DutyDay {

    private static final String SOCIETY = "XH-210000-YYX";

    @Inject
    Gaps gaps;

    @Inject
    UnitsOnDuty units;

    @Inject
    Jdbi jdbi;

    @Nested
    class Tonight {

        @Test
        void countsEveryAssociationByBranch() {
            around(PROVINCE, "08:00", 24);
            around("KX-210102", "20:00", 12);

            gaps(PROVINCE)
                    .body("night", equalTo(day.toString()))
                    .body("from", equalTo(day + "T10:00:00Z"))
                    .body("until", equalTo(day.plusDays(1) + "T00:00:00Z"))
                    .body("expected", equalTo(5))
                    .body("covered", equalTo(1))
                    .body("partly", equalTo(1))
                    .body("nobody", equalTo(3))
                    .body("branches.organisation", contains(PROVINCE, SHENYANG, "KX-210200"))
                    .body("branches.expected", contains(1, 2, 2))
                    .body("branches.partly", contains(0, 1, 0))
                    .body("branches.nobody", contains(0, 1, 2));
            gaps(SHENYANG)
                    .body("branches.organisation", contains(SHENYANG, "KX-210102"))
                    .body("branches.nobody", contains(1, 0));
        }

        @Test
        void namesEveryUnitWithItsHours() {
            around(PROVINCE, "08:00", 24);
            around("KX-210102", "20:00", 12);
            around("KX-210202", "18:00", 3);

            units(PROVINCE, "")
                    .body("organisation", contains(SHENYANG, "KX-210102", "KX-210200", "KX-210202"))
                    .body("[0].gaps", hasSize(1))
                    .body("[1].gaps[0].from", equalTo(day + "T10:00:00Z"))
                    .body("[1].gaps[0].until", equalTo(day + "T12:00:00Z"))
                    .body("[1].expectedBecause", contains("ASSOCIATION", "ROSTER"))
                    .body("[3].gaps[0].from", equalTo(day + "T13:00:00Z"));
            units("KX-210202", "").body("organisation", contains("KX-210202"));
        }

        @Test
        void readsPageByPage() {
            var first = units(PROVINCE, "&limit=3").body("", hasSize(3)).extract();

            as("ln-duty")
                    .get(first.header("Link").replaceAll("<(.*)>.*", "$1"))
                    .then()
                    .body("", hasSize(2));
        }

        @Test
        void joinsShiftsThatMeetAndSeesTheMinuteBetween() {
            UUID one = person(SHENYANG, "孙七", null);
            String early =
                    rotation("前夜").from(day).hours("17:00", 6).members(one).of(SHENYANG);
            rotation("后夜").from(day).hours("23:00", 12).members(one).of(SHENYANG);

            gaps(SHENYANG).body("covered", equalTo(1));
            override("ln-duty", early, day, "MAIN", null).then().statusCode(200);
            units(SHENYANG, "")
                    .body("[0].organisation", equalTo(SHENYANG))
                    .body("[0].gaps[0].until", equalTo(day + "T15:00:00Z"));
        }

        @Test
        void aBackupIsSomebody() {
            UUID one = person(SHENYANG, "孙七", null);
            UUID two = person(SHENYANG, "周八", null);
            String rotation = rotation("全天")
                    .from(day)
                    .hours("08:00", 24)
                    .members(one)
                    .backups(two)
                    .of(SHENYANG);
            as("ln-duty").delete("/api/duty/persons/" + one).then().statusCode(204);

            gaps(SHENYANG).body("covered", equalTo(1));
            override("ln-duty", rotation, day, "BACKUP", null).then().statusCode(200);
            gaps(SHENYANG).body("covered", equalTo(0)).body("nobody", equalTo(2));
        }

        @Test
        void showsWhenSomebodyLeavesInTheNight() {
            UUID one = person(SHENYANG, "孙七", null);
            rotation("全天").from(day).hours("08:00", 24).members(one).of(SHENYANG);
            clock.stopAt(day.plusDays(1) + "T01:30");
            as("ln-duty").delete("/api/duty/persons/" + one).then().statusCode(204);

            gaps(SHENYANG).body("night", equalTo(day.toString())).body("partly", equalTo(1));
            units(SHENYANG, "").body("[0].gaps[0].from", equalTo(day + "T17:30:00Z"));
        }

        @Test
        void expectsASocietyThatKeepsARoster() {
            gaps(SOCIETY).body("expected", equalTo(0)).body("branches", hasSize(0));
            around(SOCIETY, "20:00", 12);

            gaps(SOCIETY).body("expected", equalTo(1)).body("partly", equalTo(1));
            units(SOCIETY, "").body("[0].expectedBecause", contains("ROSTER"));
        }

        @Test
        void isAskedOfAnotherNight() {
            around(SHENYANG, "08:00", 24);

            gaps(SHENYANG, "&night=" + day.minusDays(1)).body("covered", equalTo(0));
            gaps(SHENYANG, "&night=" + day.plusDays(30)).body("covered", equalTo(1));
        }
    }

    @Nested
    class AtAMoment {

        @Test
        void namesWhoIsOnDutyInEveryUnit() {
            UUID one = person(SHENYANG, "孙七", null);
            UUID two = person(SHENYANG, "周八", null);
            rotation("全天")
                    .from(day)
                    .hours("08:00", 24)
                    .members(one)
                    .backups(two)
                    .of(SHENYANG);
            rotation("夜间").from(day).hours("20:00", 12).members(two).of(SHENYANG);

            as("ln-reviewer")
                    .get("/api/duty/units?under=" + PROVINCE)
                    .then()
                    .statusCode(200)
                    .body("organisation", contains(PROVINCE, SHENYANG, "KX-210102", "KX-210200", "KX-210202"))
                    .body("[1].main.name", equalTo("孙七"))
                    .body("[1].backup.name", equalTo("周八"))
                    .body("[1].main.hasPhone", equalTo(true))
                    .body("[2].main", nullValue())
                    .body("[0].place", nullValue());
            as("ln-reviewer")
                    .get("/api/duty/units?under=" + SHENYANG + "&at=" + DutyFixture.instant(day + "T23:00"))
                    .then()
                    .body("[0].main.name", equalTo("周八"));
            var first = as("ln-duty")
                    .get("/api/duty/units?limit=2&under=" + PROVINCE)
                    .then()
                    .body("", hasSize(2))
                    .extract();
            as("ln-duty")
                    .get(first.header("Link").replaceAll("<(.*)>.*", "$1"))
                    .then()
                    .body("organisation", contains("KX-210102", "KX-210200"));
            as("sy-clerk").get("/api/duty/units?under=" + PROVINCE).then().statusCode(403);
            as("js-all").get("/api/duty/units?under=" + SHENYANG).then().statusCode(403);
            as("expert1").get("/api/duty/units?under=" + SHENYANG).then().statusCode(403);
        }
    }

    @Nested
    class WhileAResponseLasts {

        @Test
        void expectsWhomItsPlanNames() {
            String response = aResponseTo(unique("疫情"))
                    .duty(below(PROVINCE, "SOCIETY"), only("DW-YYX-1"))
                    .activatedBy("ln-duty");

            units(PROVINCE, "")
                    .body("find { it.organisation == 'XH-210000-YYX' }.expectedBecause", contains("RESPONSE"))
                    .body("organisation", hasItem("DW-YYX-1"))
                    .body("organisation", not(hasItem("DW-YYX-2")));
            as("ln-duty").get("/api/responses/" + response).then().body("plan.duty.to", hasSize(2));
            clock.stopAt(day.plusDays(3) + "T09:00");
            as("ln-duty")
                    .post("/api/responses/" + response + "/stand-down")
                    .then()
                    .statusCode(200);
            gaps(PROVINCE).body("expected", equalTo(5));
            gaps(PROVINCE, "&night=" + day).body("expected", equalTo(8));
        }

        @Test
        void expectsNothingForADrill() {
            aResponseTo(unique("疫情")).asDrill().duty(below(PROVINCE, "SOCIETY")).activatedBy("ln-duty");

            gaps(PROVINCE).body("expected", equalTo(5));
        }

        @Test
        void refusesPlansThatReachOutside() {
            aResponseTo(unique("疫情"))
                    .duty(only("KX-320000"))
                    .sentBy("ln-duty")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/plan-reaches-outside"));
            aResponseTo(unique("疫情")).duty().sentBy("ln-duty").then().statusCode(400);
        }
    }

    @Nested
    class Refused {

        @Test
        void neitherUpwardsNorSideways() {
            for (String what : List.of("", "/units")) {
                as("sy-clerk")
                        .get("/api/duty/gaps" + what + "?under=" + PROVINCE)
                        .then()
                        .statusCode(403);
                as("dl-reporter")
                        .get("/api/duty/gaps" + what + "?under=" + SHENYANG)
                        .then()
                        .statusCode(403);
                as("js-all")
                        .get("/api/duty/gaps" + what + "?under=" + SHENYANG)
                        .then()
                        .statusCode(403);
                as("js-all")
                        .get("/api/duty/gaps" + what + "?under=KX-999999")
                        .then()
                        .statusCode(403);
                as("expert1")
                        .get("/api/duty/gaps" + what + "?under=" + SHENYANG)
                        .then()
                        .statusCode(403);
                anonymous()
                        .get("/api/duty/gaps" + what + "?under=" + SHENYANG)
                        .then()
                        .statusCode(401);
                as("ln-duty").get("/api/duty/gaps" + what).then().statusCode(400);
            }
            as("ln-duty")
                    .get("/api/duty/gaps/units?limit=0&under=" + PROVINCE)
                    .then()
                    .statusCode(400);
        }
    }

    /** A province of its own with 41,000 townships, of each ten: one without a plan, one left empty, one by night only. */
    @Nested
    class OfFortyOneThousandTownships {

        private static final int TOWNSHIPS = 41_000;

        @BeforeEach
        void plant() {
            jdbi.useHandle(handle -> {
                handle.execute("""
                        insert into organisation (code, name, kind, parent, pos, last, depth, edition, valid_from)
                        select 'KX-99' || lpad(c::text, 4, '0'), '市', 'ASSOCIATION',
                            case c when 0 then null else 'KX-990000' end, -2000000 + c * 1000,
                            case c when 0 then -1000000 else -2000000 + c * 1000 + 999 end, least(c, 1), 1, '2020-01-01'
                        from generate_series(0, 82) c""");
                handle.execute("""
                        insert into organisation (code, name, kind, parent, pos, last, depth, edition, valid_from)
                        select 'GR-99' || i, '乡镇', 'GRASSROOTS_UNIT', 'KX-99' || lpad((1 + i / 500)::text, 4, '0'), place,
                            place, 2, 1, '2020-01-01'
                        from generate_series(0, ?) i,
                            lateral (select -2000000 + (1 + i / 500) * 1000 + 1 + i % 500 as place)""", TOWNSHIPS - 1);
                handle.execute("""
                        insert into duty_person (id, organisation, name, purpose, basis, keep_until, version)
                        select gen_random_uuid(), code, '值班员', '值班联络', 'DUTY', '2099-01-01', 0
                        from organisation where code like 'GR-99%'""");
                handle.execute("""
                        insert into duty_rotation select gen_random_uuid(), code, '值班', 1, 0 from organisation
                        where code like 'GR-99%' and substr(code, 6)::int % 10 <> 0""");
                handle.execute("""
                        insert into duty_plan
                        select gen_random_uuid(), r.id, ?, null,
                            case substr(r.organisation, 6)::int % 10 when 2 then time '20:00' else time '08:00' end,
                            case substr(r.organisation, 6)::int % 10 when 2 then 12 else 24 end, 1, array[p.id], '{}', 1
                        from duty_rotation r join duty_person p using (organisation)""", day);
                handle.execute("""
                        insert into duty_change
                        select id, ?, 'MAIN', 1, 'OVERRIDE', '-infinity', false, null, null, 'x', 'x', now()
                        from duty_rotation where substr(organisation, 6)::int % 10 = 1""", day);
                handle.execute("analyze duty_plan, duty_rotation, duty_change, duty_person, organisation");
            });
        }

        @AfterEach
        void uproot() {
            duty.newDay();
            jdbi.useHandle(handle -> {
                handle.execute("delete from organisation where pos between -2000000 and -1000000");
                handle.execute("analyze organisation");
            });
        }

        @Test
        void areCountedRightlyAndSoonEnough() {
            Night night = Night.of(day, ZoneId.of("Asia/Shanghai"));
            gaps.byBranch("KX-990000", night);
            long start = System.nanoTime();

            List<Gaps.Branch> branches = gaps.byBranch("KX-990000", night);
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            // the province, and 82 cities with themselves and 450 of 500 townships, of which 50 are left empty and 50
            // are there by night only
            assertThat(branches).hasSize(83);
            assertThat(branches.get(0)).isEqualTo(new Gaps.Branch("KX-990000", "市", 1, 0, 0, 1));
            assertThat(branches.subList(1, 83))
                    .allSatisfy(branch -> assertThat(branch)
                            .extracting(
                                    Gaps.Branch::expected,
                                    Gaps.Branch::covered,
                                    Gaps.Branch::partly,
                                    Gaps.Branch::nobody)
                            .containsExactly(451, 350, 50, 51));
            assertThat(gaps.units("KX-990000", night, Long.MIN_VALUE, 200_000)).hasSize(1 + 82 * 101);
            assertThat(units.at("KX-990000", night.from(), day, Long.MIN_VALUE, 200))
                    .hasSize(200)
                    .filteredOn(unit -> unit.main() != null)
                    // two of ten are empty or come later, the two associations keep no roster
                    .hasSizeBetween(150, 160);
            // a second at rest; the machine may be busy
            assertThat(took).isLessThan(Duration.ofSeconds(20));
        }
    }

    private void around(String organisation, String startsAt, int hours) {
        UUID person = person(organisation, "值班员", null);
        rotation("值班").from(day).hours(startsAt, hours).members(person).of(organisation);
    }

    private static ValidatableResponse gaps(String under) {
        return gaps(under, "");
    }

    private static ValidatableResponse gaps(String under, String more) {
        return as("ln-reviewer")
                .get("/api/duty/gaps?under=" + under + more)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse units(String under, String more) {
        return as("ln-reviewer")
                .get("/api/duty/gaps/units?under=" + under + more)
                .then()
                .statusCode(200);
    }
}
