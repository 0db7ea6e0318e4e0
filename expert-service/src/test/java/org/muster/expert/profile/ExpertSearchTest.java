package org.muster.expert.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.As;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/** What a manager finds in the pool. */
@QuarkusTest
class ExpertSearchTest {

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    @Test
    void neverListsContactData() {
        AnExpert.who().with("specialities", "不显示联系方式").inThePool();
        String list =
                As.manager().get("/api/experts?q=不显示联系方式").then().extract().asString();
        assertThat(list).contains("不显示联系方式").doesNotContain("024-0000").doesNotContain("@example.org");
        String id = AnExpert.who().inThePool();
        assertThat(As.manager().get("/api/experts/" + id).asString())
                .doesNotContain("024-0000")
                .doesNotContain("@example.org");
    }

    @Test
    void findsExpertsOfSubDisciplinesToo() {
        String inner = AnExpert.who()
                .with("mainDiscipline", "3202415")
                .with("specialities", "学科树")
                .inThePool();
        String other = AnExpert.who()
                .with("mainDiscipline", "33014")
                .with("specialities", "学科树")
                .inThePool();
        As.manager()
                .get("/api/experts?discipline=320&q=学科树")
                .then()
                .statusCode(200)
                .body("id", hasItem(inner))
                .body("id", not(hasItem(other)));
    }

    @Test
    void findsByWordPlaceStatusAndPool() {
        String id = AnExpert.who()
                .with("specialities", "长效消毒_呼吸机管路")
                .with("divisionCode", "320102")
                .with("status", "RESERVE")
                .with("organisation", "XH-210000-YYX")
                .inThePool();
        for (String query : List.of(
                "q=消毒_呼吸机",
                "division=32",
                "inProvince=false",
                "q=消毒_呼吸机&status=RESERVE",
                "organisation=XH-210000-YYX",
                "q=消毒_呼吸机&division=3201&inProvince=false&status=RESERVE&organisation=KX-210000&discipline=32024")) {
            As.manager().get("/api/experts?" + query).then().statusCode(200).body("id", hasItem(id));
        }
        for (String query : List.of(
                "q=消毒x呼吸机",
                "division=21",
                "inProvince=true&q=消毒_呼吸机",
                "status=ACTIVE&q=消毒_呼吸机",
                "organisation=XH-210000-NX")) {
            As.manager().get("/api/experts?" + query).then().statusCode(200).body("id", not(hasItem(id)));
        }
    }

    @Test
    void countsFacetsOfWhatIsFound() {
        AnExpert.who().with("category", "x").with("specialities", "面向统计").inThePool();
        AnExpert.who()
                .with("specialities", "面向统计")
                .with("divisionCode", "320102")
                .with("secondaryDisciplines", List.of("33014"))
                .inThePool();
        As.manager()
                .get("/api/experts/facets?q=面向统计")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("inProvince", equalTo(1))
                .body("outOfProvince", equalTo(1))
                .body("disciplines.find { it.code == '320' }.count", equalTo(2))
                .body("disciplines.find { it.code == '330' }.count", equalTo(1))
                .body("divisions.find { it.code == '320000' }.count", equalTo(1))
                .body("statuses.find { it.code == 'ACTIVE' }.count", equalTo(2));
    }

    @Test
    void walksThePagesWithoutGapOrRepetition() {
        for (int i = 0; i < 5; i++) {
            AnExpert.who().with("specialities", "翻页专用").inThePool();
        }
        List<String> seen = new ArrayList<>();
        String next = "/api/experts?q=翻页专用&limit=2";
        while (next != null) {
            Response page =
                    As.manager().urlEncodingEnabled(!next.contains("cursor")).get(next);
            seen.addAll(page.path("id"));
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void seesPoolsBelowInNumbers() {
        AnExpert.who().with("organisation", "XH-210000-NX").inThePool();
        As.manager()
                .get("/api/pools")
                .then()
                .statusCode(200)
                .body("find { it.organisation == 'XH-210000-NX' }.total", greaterThanOrEqualTo(1))
                .body("find { it.organisation == 'XH-210000-NX' }.name", equalTo("辽宁省农学会"))
                .body("organisation", everyItem(containsString("21")));
    }

    @Test
    void isToldWhichValuesAFilterTakes() {
        As.manager()
                .get("/api/experts?status=ASLEEP")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/unknown-choice"))
                .body("detail", containsString("RESERVE"));
        As.manager().get("/api/experts?inProvince=maybe").then().statusCode(400);
        As.manager().get("/api/experts?discipline=abc").then().statusCode(400);
        As.manager().get("/api/experts?cursor=bm8").then().statusCode(400);
        As.manager().get("/api/experts/" + UUID.randomUUID()).then().statusCode(404);
        As.manager().get("/api/experts/nobody").then().statusCode(404);
    }
}
