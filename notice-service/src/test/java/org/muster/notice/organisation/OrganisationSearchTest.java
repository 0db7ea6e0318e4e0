package org.muster.notice.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.Caller;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class OrganisationSearchTest {

    @Inject
    SearchIndex index;

    final DirectoryFixture cast = new DirectoryFixture("cast-admin");

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
        index.catchUp();
    }

    @Nested
    class Spelt {

        @Test
        void byPinyinInitialsWithAndWithoutTheLevel() {
            assertThat(found("lnskx")).first().isEqualTo("KX-210000");
            assertThat(found("LNSKX")).first().isEqualTo("KX-210000");
            assertThat(found("lnkx")).first().isEqualTo("KX-210000");
            assertThat(found("dlskx")).contains("KX-210200");
            assertThat(found("lnsylbx")).contains("XH-210000-YYX");
        }

        @Test
        void byPinyin() {
            assertThat(found("liaoningshengkexie")).first().isEqualTo("KX-210000");
            assertThat(found("liao ning sheng")).contains("KX-210000");
            assertThat(found("shenyang")).contains("KX-210100").doesNotContain("KX-210200");
        }

        @Test
        void readsNamesOfPlacesAsTheyAreRead() {
            String chongqing = called("重庆市巴南区科学技术协会");
            String lv = called("吕梁市科学技术协会");
            assertThat(found("cqsbn")).contains(chongqing);
            assertThat(found("chongqing")).contains(chongqing);
            assertThat(found("lvliang")).contains(lv);
        }
    }

    @Nested
    class Written {

        @Test
        void inFullInShortAndInBrief() {
            for (String name : List.of("辽宁省科学技术协会", "辽宁省科协", "辽宁科协", "　辽宁省科协 ")) {
                assertThat(found(name)).as(name).first().isEqualTo("KX-210000");
            }
        }

        @Test
        void byAnyPartOfTwoCharactersOrMore() {
            assertThat(found("医疗保险")).contains("XH-210000-YYX");
            assertThat(found("保险")).contains("XH-210000-YYX");
            assertThat(found("和平")).contains("KX-210102");
            assertThat(found("辽")).contains("KX-210000");
            assertThat(found("险保")).isEmpty();
            assertThat(found("研究省")).isEmpty();
        }

        @Test
        void higherLevelsFirstAndWhatBeginsSoBeforeWhatContainsIt() {
            String province = called("试山省科学技术协会");
            String below = cast.create("KX", "ASSOCIATION", province, Map.of("name", "试山市科学技术协会"));
            String containing = called("大试山省科学技术协会");
            assertThat(found("试山")).containsExactly(province, below, containing);
        }

        @Test
        void byANameItHadBeforeAndSaysSo() {
            String code = called("曾用之名科学技术协会");
            cast.rename(code, Map.of("name", "现用之名科学技术协会")).statusCode(200);
            Response answer = as("js-clerk").get("/api/organisations?q=曾用之名");
            assertThat(answer.<List<String>>path("code")).containsExactly(code);
            assertThat(answer.<String>path("[0].name")).isEqualTo("现用之名科学技术协会");
            assertThat(answer.<String>path("[0].formerName")).isEqualTo("曾用之名科学技术协会");
        }

        @Test
        void neverOneThatIsClosed() {
            String code = called("将撤之科学技术协会");
            assertThat(found("将撤之")).containsExactly(code);
            cast.close(code, Map.of()).statusCode(200);
            assertThat(found("将撤之")).isEmpty();
        }

        @Test
        void withSignsThatMeanSomethingElsewhere() {
            for (String q :
                    List.of("'", "\\", "%", "_", "a'b", "& |", "!(", "a:*", ":", "=", "~", "-", "1%25", "<->")) {
                Caller.as("js-clerk")
                        .queryParam("q", q)
                        .get("/api/organisations")
                        .then()
                        .statusCode(200);
            }
        }
    }

    @Nested
    class Coded {

        @Test
        void byCodeItsBeginningOrItsDigits() {
            assertThat(found("KX-210000")).first().isEqualTo("KX-210000");
            assertThat(found("kx-2101")).startsWith("KX-210100", "KX-210102");
            assertThat(found("2101")).startsWith("KX-210100", "KX-210102");
            assertThat(found("210000")).contains("KX-210000", "XH-210000-YYX");
        }
    }

    @Test
    void turnsPagesThroughAllTiersWithoutRepeating() {
        String tag = "页" + Character.toString(0x4e00 + (int) (System.nanoTime() % 20_000));
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            codes.add(called(i % 2 == 0 ? tag + "会" + i : "某" + tag + i));
        }
        List<String> seen = new ArrayList<>();
        String next = "/api/organisations?limit=2&q=" + tag;
        while (next != null) {
            Response page =
                    as("js-clerk").urlEncodingEnabled(!next.contains("cursor")).get(next);
            seen.addAll(page.path("code"));
            String link = page.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(codes);
    }

    private String called(String name) {
        return cast.create("KX", "ASSOCIATION", "KX-000000", Map.of("name", name));
    }

    private static List<String> found(String q) {
        return as("js-clerk").queryParam("q", q).get("/api/organisations").path("code");
    }
}
