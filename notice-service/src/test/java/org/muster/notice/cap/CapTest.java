package org.muster.notice.cap;

import java.io.ByteArrayInputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;
import org.w3c.dom.Document;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** What leaves as CAP 1.2: read here by an XML parser of its own, and held against the schema. */
@QuarkusTest
class CapTest {

    @Inject
    CapSchema schema;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Nested
    class OfResponses {

        @Test
        void theActivationIsAnAlert() throws Exception {
            String event = unique("新型冠状病毒感染的肺炎疫情");
            String id = aResponseTo(event)
                    .with("governmentLevel", "I")
                    .with("warningColour", "RED")
                    .activatedBy("ln-duty");

            Message message = cap("sy-clerk", "/api/responses/" + id + "/cap");
            assertThat(message.text("identifier")).isEqualTo(id + "-0");
            assertThat(message.text("sender")).isEqualTo("KX-210000");
            assertThat(message.text("sent")).endsWith("+08:00");
            assertThat(OffsetDateTime.parse(message.text("sent"))).isBefore(OffsetDateTime.now());
            assertThat(message.text("status")).isEqualTo("Actual");
            assertThat(message.text("msgType")).isEqualTo("Alert");
            assertThat(message.text("scope")).isEqualTo("Restricted");
            assertThat(message.text("references")).isEmpty();
            assertThat(message.text("info/language")).isEqualTo("zh-CN");
            assertThat(message.text("info/category")).isEqualTo("Health");
            assertThat(message.text("info/event")).isEqualTo(event);
            assertThat(message.text("info/severity")).isEqualTo("Extreme");
            assertThat(message.text("info/area/geocode/valueName")).isEqualTo("GB/T2260");
            assertThat(message.text("info/area/geocode/value")).isEqualTo("210000");
            assertThat(message.text("info/area/areaDesc")).isEqualTo("辽宁省");
            assertThat(message.text("info/parameter[valueName='响应级别']/value")).isEqualTo("I");
            assertThat(message.text("info/parameter[valueName='预警颜色']/value")).isEqualTo("红色");
        }

        @Test
        void laterStepsAreUpdatesOfAllBeforeThemAndTheLastOneClears() throws Exception {
            String id = aResponseTo(unique("洪涝灾害")).activatedBy("ln-duty");
            as("ln-duty").body(Map.of("level", "II")).post("/api/responses/" + id + "/level");
            as("ln-duty").post("/api/responses/" + id + "/stand-down");

            Message first = cap("ln-duty", "/api/responses/" + id + "/cap?step=0");
            Message second = cap("ln-duty", "/api/responses/" + id + "/cap?step=1");
            Message last = cap("ln-duty", "/api/responses/" + id + "/cap");
            assertThat(second.text("msgType")).isEqualTo("Update");
            assertThat(second.text("references")).isEqualTo(first.reference());
            assertThat(second.text("info/severity")).isEqualTo("Severe");
            assertThat(last.text("references")).isEqualTo(first.reference() + " " + second.reference());
            assertThat(last.text("info/responseType")).isEqualTo("AllClear");
            assertThat(last.text("info/urgency")).isEqualTo("Past");
            as("ln-duty").get("/api/responses/" + id + "/cap?step=3").then().statusCode(404);
        }

        @Test
        void aDrillIsAnExerciseInEveryWord() throws Exception {
            String id = aResponseTo(unique("地震")).asDrill().activatedBy("ln-duty");

            Message message = cap("ln-duty", "/api/responses/" + id + "/cap");
            assertThat(message.text("status")).isEqualTo("Exercise");
            assertThat(message.text("info/event")).startsWith("【演练】");
            assertThat(message.text("info/headline")).startsWith("【演练】");
        }

        @Test
        void isNotForTheNeighbour() {
            String id = aResponseTo(unique("地震")).activatedBy("ln-duty");

            as("js-all").get("/api/responses/" + id + "/cap").then().statusCode(404);
            anonymous().get("/api/responses/" + id + "/cap").then().statusCode(401);
        }
    }

    @Nested
    class OfNotices {

        @Test
        void theIssueIsAnAlertWithAllItsCharacters() throws Exception {
            String title = unique("关于“防疫”<&>与\u0007科普的通知");
            String id = aNotice().with("title", title).with("urgency", "特急").issued();

            Message message = cap("yyx-clerk", "/api/notices/" + id + "/cap");
            assertThat(message.text("identifier")).isEqualTo(id);
            assertThat(message.text("msgType")).isEqualTo("Alert");
            assertThat(message.text("info/headline")).isEqualTo(title.replace("\u0007", ""));
            assertThat(message.text("info/urgency")).isEqualTo("Immediate");
            assertThat(message.text("info/senderName")).isEqualTo("辽宁省科学技术协会");
        }

        @Test
        void aCorrectionIsAnUpdateAndTheOldOneLeadsToIt() throws Exception {
            String id = aNotice().issued();
            Message before = cap("yyx-clerk", "/api/notices/" + id + "/cap");
            String correction = as("ln-drafter")
                    .body(Map.of("reason", "日期有误"))
                    .post("/api/notices/" + id + "/corrections")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            issue(correction, "ln-drafter", "ln-issuer");

            for (String either : List.of(id, correction)) {
                Message message = cap("yyx-clerk", "/api/notices/" + either + "/cap");
                assertThat(message.text("identifier")).isEqualTo(correction);
                assertThat(message.text("msgType")).isEqualTo("Update");
                assertThat(message.text("references")).isEqualTo(before.reference());
            }
        }

        @Test
        void anAbolitionIsACancelWithItsReason() throws Exception {
            String id = aNotice().issued();
            Message before = cap("ln-clerk", "/api/notices/" + id + "/cap");
            as("ln-issuer")
                    .body(Map.of("reason", "疫情已经结束"))
                    .post("/api/notices/" + id + "/abolition")
                    .then()
                    .statusCode(200);

            Message message = cap("yyx-clerk", "/api/notices/" + id + "/cap");
            assertThat(message.text("msgType")).isEqualTo("Cancel");
            assertThat(message.text("references")).isEqualTo(before.reference());
            assertThat(message.text("note")).contains("废止", "疫情已经结束");
        }

        @Test
        void aSignatureIsAnAckAndAReturnAnError() throws Exception {
            String id = aNotice().issued();
            Message notice = cap("ln-clerk", "/api/notices/" + id + "/cap");
            as("yyx-clerk").get("/api/inbox/" + id + "/cap").then().statusCode(404);
            as("yyx-clerk").post("/api/inbox/" + id + "/signature").then().statusCode(200);

            Message ack = cap("yyx-clerk", "/api/inbox/" + id + "/cap");
            assertThat(ack.text("msgType")).isEqualTo("Ack");
            assertThat(ack.text("sender")).isEqualTo("XH-210000-YYX");
            assertThat(ack.text("references")).isEqualTo(notice.reference());

            String other = aNotice().issued();
            as("yyx-clerk").body(Map.of("reason", "不属本会职责")).post("/api/inbox/" + other + "/return");
            Message error = cap("yyx-clerk", "/api/inbox/" + other + "/cap");
            assertThat(error.text("msgType")).isEqualTo("Error");
            assertThat(error.text("note")).isEqualTo("不属本会职责");
        }

        @Test
        void isOnlyForWhoMayReadTheNotice() {
            String id = aNotice().issued();

            as("js-clerk").get("/api/notices/" + id + "/cap").then().statusCode(404);
            as("js-clerk").get("/api/inbox/" + id + "/cap").then().statusCode(404);
            as("ln-duty").get("/api/notices/" + id + "/cap").then().statusCode(403);
            as("ln-drafter")
                    .get("/api/notices/" + aNotice().drafted() + "/cap")
                    .then()
                    .statusCode(409);
        }
    }

    private Message cap(String user, String path) throws Exception {
        byte[] xml = as(user).get(path)
                .then()
                .statusCode(200)
                .contentType(containsString("application/cap+xml"))
                .extract()
                .asByteArray();
        assertThat(schema.faults(xml)).isEmpty();
        return new Message(
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml)));
    }

    private record Message(Document document) {

        String text(String path) {
            try {
                return XPathFactory.newDefaultInstance().newXPath().evaluate("/alert/" + path, document);
            } catch (javax.xml.xpath.XPathExpressionException e) {
                throw new IllegalArgumentException(path, e);
            }
        }

        String reference() {
            return text("sender") + "," + text("identifier") + "," + text("sent");
        }
    }
}
