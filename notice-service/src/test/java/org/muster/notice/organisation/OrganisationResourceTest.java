package org.muster.notice.organisation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class OrganisationResourceTest {

    private static final String HEADER = "code,name,kind,parent,divisionCode,supervisors,groups\n";

    @Inject
    Organisations organisations;

    @Inject
    SearchIndex index;

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
        index.catchUp();
    }

    @Nested
    class AsAdministrator {

        @Test
        void createsAnOrganisationBelowHerOwnAndTellsTheOtherServices() {
            String province = newProvince();
            String code = code("XH");
            cast().body(entry(code, "测试学会", "SOCIETY", province))
                    .post("/api/organisations")
                    .then()
                    .statusCode(201)
                    .header("Location", containsString(code))
                    .body("name", equalTo("测试学会"))
                    .body("parent", equalTo(province));
            assertThat(organisations.isWithin(code, province)).isTrue();
            await().untilAsserted(() -> assertThat(TestEvents.received(
                            "org.muster.organisation.changed",
                            data -> data.path("code").asText().equals(code)))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.key()).isEqualTo(code);
                        assertThat(event.data().path("pos").asLong())
                                .isEqualTo(organisations.require(code).pos());
                    }));
        }

        @Test
        void mayNotGiveACodeTwice() {
            String province = newProvince();
            cast().body(entry(province, "又一个", "ASSOCIATION", "KX-000000"))
                    .post("/api/organisations")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/code-taken"));
        }

        @Test
        void learnsWhatIsWrongWithAnEntry() {
            cast().body("{\"code\":\"kx 1\",\"name\":\"\",\"kind\":\"SOCIETY\",\"parent\":\"KX-000000\"}")
                    .post("/api/organisations")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItems("/code", "/name"));
            cast().body(entry(code("XH"), "无上级", "SOCIETY", "KX-999999"))
                    .post("/api/organisations")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/unknown-organisation"));
        }

        @Test
        void ofAnotherProvinceIsRefusedAndChangesNothing() {
            String code = code("XH");
            as("ln-admin")
                    .body(entry(code, "越界", "SOCIETY", "KX-320000"))
                    .post("/api/organisations")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/not-your-organisation"));
            as("ln-admin")
                    .body(entry(code, "向上", "SOCIETY", "KX-000000"))
                    .post("/api/organisations")
                    .then()
                    .statusCode(403);
            assertThat(organisations.find(code)).isEmpty();
        }

        @Test
        void createsManyAtOnceWithoutTwoSharingAPlace() {
            String province = newProvince();
            List<String> codes =
                    IntStream.range(0, 12).mapToObj(n -> code("XH")).toList();
            codes.stream()
                    .map(code -> CompletableFuture.supplyAsync(
                            () -> cast().body(entry(code, "并发" + code, "SOCIETY", province))
                                    .post("/api/organisations")))
                    .toList()
                    .forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(201));
            assertThat(organisations.named(codes))
                    .extracting(Organisation::pos)
                    .doesNotHaveDuplicates()
                    .hasSize(12);
        }
    }

    @Nested
    class Importing {

        @Test
        void takesTheGoodLinesAndReportsTheBadOnes() {
            String province = newProvince();
            String good = code("KX");
            String below = code("KX");
            Response answer = csv(
                    "cast-admin",
                    HEADER + good + ",好市科协,ASSOCIATION," + province + ",210100,,\n"
                            + "bad code,坏代码,ASSOCIATION," + province + ",,,\n"
                            + below + ",好县科协,ASSOCIATION," + good + ",,KX-320000;" + good + ",医科;合成\n"
                            + code("KX") + ",坏类别,PALACE," + province + ",,,\n"
                            + code("KX") + ",无上级,ASSOCIATION,KX-999999,,,\n"
                            + code("KX") + ",少列,ASSOCIATION\n");
            answer.then()
                    .statusCode(200)
                    .body("created", equalTo(2))
                    .body("updated", equalTo(0))
                    .body("rejectedTotal", equalTo(4))
                    .body("rejected.line", equalTo(List.of(3, 5, 6, 7)))
                    .body("rejected.reason", hasItem(containsString("PALACE")))
                    .body("rejected.reason", hasItem(containsString("KX-999999")));
            assertThat(organisations.isWithin(below, good)).isTrue();
            assertThat(organisations.require(below).groups()).containsExactly("医科", "合成");
        }

        @Test
        void theSameFileAgainChangesNothingAndANewNameIsTaken() {
            String province = newProvince();
            String code = code("KX");
            String file = HEADER + code + ",旧名,ASSOCIATION," + province + ",,,\n";
            csv("cast-admin", file).then().body("created", equalTo(1));
            csv("cast-admin", file).then().body("created", equalTo(0)).body("unchanged", equalTo(1));
            long before = organisations.require(code).pos();
            csv("cast-admin", file.replace("旧名", "新名")).then().body("updated", equalTo(1));
            assertThat(organisations.require(code).name()).isEqualTo("新名");
            assertThat(organisations.require(code).pos()).isEqualTo(before);
        }

        @Test
        void neverMovesAnOrganisationInPassing() {
            String province = newProvince();
            String other = newProvince();
            String code = code("KX");
            csv("cast-admin", HEADER + code + ",某市科协,ASSOCIATION," + province + ",,,\n");
            csv("cast-admin", HEADER + code + ",某市科协,ASSOCIATION," + other + ",,,\n")
                    .then()
                    .body("rejected[0].reason", containsString(province));
            assertThat(organisations.require(code).parent()).isEqualTo(province);
        }

        @Test
        void readsASpreadsheetsByteOrderMark() {
            String province = newProvince();
            csv("cast-admin", "\uFEFF" + HEADER + code("KX") + ",某市科协,ASSOCIATION," + province + ",,,\n")
                    .then()
                    .statusCode(200)
                    .body("created", equalTo(1));
        }

        @Test
        void saysWhenTheFileIsNotUtf8() throws Exception {
            String province = newProvince();
            byte[] file = (HEADER + code("KX") + ",某市科协,ASSOCIATION," + province + ",,,\n").getBytes("GBK");
            given().auth()
                    .oauth2(Tokens.of("cast-admin"))
                    .contentType("text/csv")
                    .body(file)
                    .post("/api/organisations/import")
                    .then()
                    .statusCode(200)
                    .body("created", equalTo(0))
                    .body("rejected[0].reason", containsString("UTF-8"));
        }

        @Test
        void keepsWhatCameBeforeAQuotationMarkWithoutEnd() {
            String province = newProvince();
            String code = code("KX");
            csv("cast-admin", HEADER + code + ",某市科协,ASSOCIATION," + province + ",,,\n" + code("KX") + ",\"没有结尾,")
                    .then()
                    .statusCode(200)
                    .body("created", equalTo(1))
                    .body("rejected", hasSize(1));
            assertThat(organisations.find(code)).isPresent();
        }

        @Test
        void needsItsColumns() {
            csv("cast-admin", "代码,名称\n1,2\n").then().statusCode(400).body("type", equalTo("/problems/csv-columns"));
        }

        @Test
        void refusesLinesOutsideTheAdministratorsSubtree() {
            String code = code("KX");
            csv("ln-admin", HEADER + code + ",越界,ASSOCIATION,KX-320000,,,\n")
                    .then()
                    .statusCode(200)
                    .body("created", equalTo(0))
                    .body("rejected[0].reason", containsString("KX-320000"));
            assertThat(organisations.find(code)).isEmpty();
        }

        @Test
        void findsAParentAnywhereInTheFile() {
            String province = newProvince();
            String city = code("KX");
            String county = code("KX");
            csv(
                            "cast-admin",
                            HEADER + county + ",先写的县,ASSOCIATION," + city + ",,,\n" + city + ",后写的市,ASSOCIATION,"
                                    + province + ",,,\n")
                    .then()
                    .body("created", equalTo(2));
            assertThat(organisations.isWithin(county, city)).isTrue();
            assertThat(organisations.require(county).depth()).isEqualTo(3);
        }

        @Test
        void rejectsWhatStandsBelowSomethingRejectedOrBelowItself() {
            String bad = code("KX");
            String one = code("KX");
            String other = code("KX");
            csv(
                            "cast-admin",
                            HEADER + bad + ",无上级,ASSOCIATION,KX-999999,,,\n" + code("KX") + ",其下,ASSOCIATION," + bad
                                    + ",,,\n" + one + ",互为上级,ASSOCIATION," + other + ",,,\n" + other
                                    + ",互为上级,ASSOCIATION," + one + ",,,\n")
                    .then()
                    .body("created", equalTo(0))
                    .body("rejected.line", equalTo(List.of(2, 3, 4, 5)));
        }

        @Test
        void takesACodeOnce() {
            String province = newProvince();
            String code = code("KX");
            csv(
                            "cast-admin",
                            HEADER + code + ",先,ASSOCIATION," + province + ",,,\n" + code + ",后,ASSOCIATION," + province
                                    + ",,,\n")
                    .then()
                    .body("created", equalTo(1))
                    .body("rejected.line", equalTo(List.of(3)))
                    .body("rejected[0].reason", containsString("2"));
            assertThat(organisations.require(code).name()).isEqualTo("先");
        }

        @Test
        void announcesWhatItTookAndTakesItIntoTheSearch() {
            String province = newProvince();
            String code = code("KX");
            csv("cast-admin", HEADER + code + ",引号\"\"市\\科协,ASSOCIATION," + province + ",,,\n");
            await().untilAsserted(() -> assertThat(TestEvents.received(
                            "org.muster.organisation.changed",
                            data -> data.path("code").asText().equals(code)))
                    .hasSize(1));
            await().untilAsserted(() ->
                    as("js-clerk").get("/api/organisations?q=" + code).then().body("code", equalTo(List.of(code))));
        }

        @Test
        void givesPlacesBehindThoseGivenBefore() {
            String province = newProvince();
            String before = code("KX");
            cast().body(entry(before, "先有的", "ASSOCIATION", province)).post("/api/organisations");
            String imported = code("KX");
            csv("cast-admin", HEADER + imported + ",后来的,ASSOCIATION," + province + ",,,\n");
            String after = code("KX");
            cast().body(entry(after, "再后来的", "ASSOCIATION", province)).post("/api/organisations");
            assertThat(organisations.named(List.of(before, imported, after)))
                    .extracting(Organisation::code)
                    .containsExactly(before, imported, after);
        }

        @Test
        void takesACompressedFileAndRefusesADamagedOne() throws Exception {
            String province = newProvince();
            String code = code("KX");
            byte[] zipped = zipped(HEADER + code + ",压缩市,ASSOCIATION," + province + ",,,\n");
            zipped("cast-admin", zipped).then().statusCode(200).body("created", equalTo(1));
            zipped("cast-admin", Arrays.copyOf(zipped, zipped.length - 20))
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/csv-broken-off"));
            zipped("cast-admin", HEADER.getBytes())
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/csv-not-gzip"));
            zipped("cast-admin", zipped(HEADER + "KX-1,\"" + "长".repeat(1_000_000)))
                    .then()
                    .statusCode(413)
                    .body("type", equalTo("/problems/csv-too-long"));
        }

        @Test
        void takesThreeThousandLinesInOneGo() {
            String province = newProvince();
            String file = HEADER
                    + IntStream.range(0, 3000)
                            .mapToObj(n -> province + "-" + n + ",单位" + n + ",SOCIETY," + province + ",,,\n")
                            .collect(Collectors.joining());
            csv("cast-admin", file).then().statusCode(200).body("created", equalTo(3000));
        }
    }

    @Nested
    class Reading {

        @Test
        void findsByAPartOfTheNameAndByTheBeginningOfTheCode() {
            as("js-clerk")
                    .get("/api/organisations?q=医疗保险")
                    .then()
                    .statusCode(200)
                    .body("code", hasItem("XH-210000-YYX"));
            as("js-clerk").get("/api/organisations?q=KX-2101").then().body("code", hasItems("KX-210100", "KX-210102"));
            as("js-clerk")
                    .get("/api/organisations?q=100%25")
                    .then()
                    .statusCode(200)
                    .body("", hasSize(0));
        }

        @Test
        void showsOnesOwnSubtreeWhenNothingIsAsked() {
            as("yyx-clerk")
                    .get("/api/organisations")
                    .then()
                    .body("code", equalTo(List.of("XH-210000-YYX", "DW-YYX-1", "DW-YYX-2")));
        }

        @Test
        void listsThoseAnOrganisationSupervisesWhereverTheyStand() {
            String national = code("XH");
            String province = newProvince();
            String other = newProvince();
            cast().body(entry(national, "中国某学会", "SOCIETY", "KX-000000")).post("/api/organisations");
            String one = supervised(province, national);
            String two = supervised(other, national);
            as("js-clerk")
                    .get("/api/organisations?supervisedBy=" + national)
                    .then()
                    .statusCode(200)
                    .body("code", equalTo(List.of(one, two)))
                    .body("supervisors[0]", hasItem(national));
            as("js-clerk")
                    .get("/api/organisations?limit=1&supervisedBy=" + national)
                    .then()
                    .header("Link", containsString("rel=\"next\""))
                    .body("", hasSize(1));
            as("js-clerk")
                    .get("/api/organisations?supervisedBy=XH-NOBODY")
                    .then()
                    .statusCode(422);
        }

        private String supervised(String parent, String supervisor) {
            String code = code("XH");
            cast().body(
                            "{\"code\":\"%s\",\"name\":\"省某学会\",\"kind\":\"SOCIETY\",\"parent\":\"%s\",\"supervisors\":[\"%s\"]}"
                                    .formatted(code, parent, supervisor))
                    .post("/api/organisations")
                    .then()
                    .statusCode(201);
            return code;
        }

        @Test
        void listsChildrenPageByPage() {
            as("ln-clerk")
                    .get("/api/organisations/XH-210000-YYX/children")
                    .then()
                    .body("code", equalTo(List.of("DW-YYX-1", "DW-YYX-2")));
            as("ln-clerk")
                    .get("/api/organisations/XH-210000-YYX/children?limit=1")
                    .then()
                    .header("Link", containsString("rel=\"next\""))
                    .body("", hasSize(1));
        }

        @Test
        void answers404ForACodeNobodyHas() {
            as("ln-clerk").get("/api/organisations/KX-999999").then().statusCode(404);
            as("ln-clerk").get("/api/organisations/KX-999999/children").then().statusCode(404);
        }
    }

    @Nested
    class Refused {

        @Test
        void withoutAToken() {
            given().get("/api/organisations").then().statusCode(401);
            given().get("/api/organisations/KX-210000").then().statusCode(401);
            given().get("/api/organisations/KX-210000/children").then().statusCode(401);
            given().contentType("application/json")
                    .body("{}")
                    .post("/api/organisations")
                    .then()
                    .statusCode(401);
            given().contentType("text/csv")
                    .body(HEADER)
                    .post("/api/organisations/import")
                    .then()
                    .statusCode(401);
        }

        @Test
        void withoutTheRole() {
            as("ln-clerk")
                    .body(entry(code("XH"), "无权", "SOCIETY", "KX-210000"))
                    .post("/api/organisations")
                    .then()
                    .statusCode(403);
            csv("ln-clerk", HEADER).then().statusCode(403).body(not(containsString("Exception")));
        }
    }

    private String newProvince() {
        String code = code("KX");
        cast().body(entry(code, "测试省科协", "ASSOCIATION", "KX-000000"))
                .post("/api/organisations")
                .then()
                .statusCode(201);
        return code;
    }

    private static String entry(String code, String name, String kind, String parent) {
        return "{\"code\":\"%s\",\"name\":\"%s\",\"kind\":\"%s\",\"parent\":\"%s\"}"
                .formatted(code, name, kind, parent);
    }

    private static String code(String prefix) {
        return prefix + "-T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    }

    private static RequestSpecification cast() {
        return as("cast-admin");
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Response zipped(String user, byte[] file) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .contentType("text/csv")
                .header("Content-Encoding", "gzip")
                .body(file)
                .post("/api/organisations/import");
    }

    private static Response csv(String user, String file) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .auth()
                .oauth2(Tokens.of(user))
                .contentType("text/csv; charset=UTF-8")
                .body(file)
                .post("/api/organisations/import");
    }
}
