package org.muster.notice.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.NoticeFixture.societiesBelow;

@QuarkusTest
class ElementsTest {

    @Inject
    Clock clock;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Test
    void keepsEveryElementOfTheStandard() {
        Map<String, Object> elements = Map.ofEntries(
                Map.entry("copyNumber", "000001"),
                Map.entry("heading", "辽宁省科学技术协会文件"),
                Map.entry("signatory", "张某"),
                Map.entry("addressee", "中国科学技术协会："),
                Map.entry("attachmentNames", List.of("名单", "进度表")),
                Map.entry("signature", "辽宁省科学技术协会"),
                Map.entry("writtenOn", "2020-01-29"),
                Map.entry("sealNote", "已盖章"),
                Map.entry("annotation", "（联系人：李某）"),
                Map.entry("copyLine", "省委办公厅。"),
                Map.entry("printedBy", "辽宁省科学技术协会"),
                Map.entry("printedOn", "2020-01-30"),
                Map.entry("transcribed", true));
        String id = aNotice()
                .with("type", "请示")
                .with("title", "关于疫情防控经费的请示")
                .with("elements", elements)
                .to(organisation("KX-000000"))
                .drafted();
        issue(id, "ln-drafter", "ln-issuer");

        as("ln-issuer")
                .get("/api/notices/{id}", id)
                .then()
                .body("elements.copyNumber", equalTo("000001"))
                .body("elements.heading", equalTo("辽宁省科学技术协会文件"))
                .body("elements.signatory", equalTo("张某"))
                .body("elements.addressee", equalTo("中国科学技术协会"))
                .body("elements.attachmentNames", contains("名单", "进度表"))
                .body("elements.signature", equalTo("辽宁省科学技术协会"))
                .body("elements.writtenOn", equalTo("2020-01-29"))
                .body("elements.sealNote", equalTo("已盖章"))
                .body("elements.annotation", equalTo("联系人：李某"))
                .body("elements.copyLine", equalTo("省委办公厅"))
                .body("elements.printedBy", equalTo("辽宁省科学技术协会"))
                .body("elements.printedOn", equalTo("2020-01-30"));
    }

    @Test
    void fillsInAtTheIssueWhatThePlatformKnows() {
        String id = aNotice()
                .to(societiesBelow("KX-210000"))
                .cc(organisation("KX-210100"))
                .issued();
        String today = LocalDate.now(clock).toString();

        as("yyx-clerk")
                .get("/api/inbox/{id}", id)
                .then()
                .body("elements.heading", equalTo("辽宁省科学技术协会文件"))
                .body("elements.addressee", equalTo("辽宁省科学技术协会所属各学会"))
                .body("elements.signature", equalTo("辽宁省科学技术协会"))
                .body("elements.writtenOn", equalTo(today))
                .body("elements.copyLine", equalTo("沈阳市科学技术协会"))
                .body("elements.printedBy", equalTo("辽宁省科学技术协会"))
                .body("elements.printedOn", equalTo(today))
                .body("elements.signatory", nullValue())
                .body("drill", equalTo(false));
    }

    @Test
    void namesTheApproverAsSignatoryOfAnUpwardDocument() {
        String id = aNotice()
                .with("type", "报告")
                .with("title", "关于疫情防控工作的报告")
                .to(organisation("KX-000000"))
                .issued();
        String approver = as("ln-issuer").get("/api/notices/{id}", id).path("steps[2].name");

        as("ln-issuer").get("/api/notices/{id}", id).then().body("elements.signatory", equalTo(approver));
        as("ln-issuer").get("/api/notices/{id}/deviations", id).then().body("size()", equalTo(0));
    }

    @Test
    void findsInTheRealNoticeExactlyWhatItBreaks() {
        RealNotice real = RealNotice.read();
        String original = real.issued();
        as("ln-issuer")
                .get("/api/notices/{id}/deviations", original)
                .then()
                .statusCode(200)
                .body("rule", contains("signature-missing", "date-missing", "printed-by-another", "deadline-missing"));

        String forward = real.forwarded(original);
        as("yyx-issuer")
                .get("/api/notices/{id}/deviations", forward)
                .then()
                .statusCode(200)
                .body(
                        "rule",
                        contains(
                                "forwarded-title",
                                "addressee-missing",
                                "signature-missing",
                                "date-missing",
                                "forwarded-as-attachment",
                                "deadline-missing"))
                .body("clause", hasItem("GB/T 9704-2012 7.3.2"))
                .body("pointer", hasItem("/elements/attachmentNames/0"));
        // and goes out all the same
        issue(forward, "yyx-issuer", "yyx-issuer");
    }

    @Test
    void tellsTheDrafterAndWhoSubmits() {
        String id = aNotice().with("title", "关于疫情防控工作").drafted();

        as("ln-drafter")
                .get("/api/notices/{id}", id)
                .then()
                .body("deviations.rule", contains("title-without-type", "deadline-missing"));
        as("ln-drafter")
                .post("/api/notices/{id}/submission", id)
                .then()
                .statusCode(200)
                .body("deviations[0].pointer", equalTo("/title"))
                .body("deviations[0].zh", equalTo("标题应当以文种“通知”结尾。"));
    }

    @Test
    void refusesAClassifiedPaperHoweverItIsMarked() {
        for (Map<String, Object> classified : List.<Map<String, Object>>of(
                Map.of("secrecy", "机密"),
                Map.of("body", "机密★1年\n各省级学会："),
                Map.of("body", "正文\n　秘密　\n"),
                Map.of("title", "绝密★关于疫情的通知"),
                Map.of("elements", Map.of("copyNumber", "秘密")))) {
            Map<String, Object> body = aNotice().body();
            body.putAll(classified);
            as("ln-drafter")
                    .body(body)
                    .post("/api/notices")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/classified"));
        }
        aNotice().with("body", "要保守秘密，做好机密文件管理。").drafted();
    }

    @Test
    void knowsTheUrgenciesOfTelegrams() {
        aNotice().with("telegram", true).with("urgency", "特提").drafted();
        as("ln-drafter")
                .body(aNotice().with("urgency", "特提").body())
                .post("/api/notices")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-urgency"));
    }

    @Test
    void numbersDrillsApartAndMarksThem() {
        String mark = freshMark();
        String drill = aNotice().with("issuerMark", mark).with("drill", true).issued();
        String real = aNotice().with("issuerMark", mark).issued();

        as("ln-issuer")
                .get("/api/notices/{id}", drill)
                .then()
                .body("number", startsWith(mark + "演〔"))
                .body("number", endsWith("〕1号"))
                .body("drill", equalTo(true));
        as("ln-issuer").get("/api/notices/{id}", real).then().body("number", endsWith("〕1号"));
        as("yyx-clerk").get("/api/inbox").then().body("find { it.id == '" + drill + "' }.drill", equalTo(true));
    }

    @Test
    void makesNoRealNoticeOfADrill() {
        String drill = aNotice().with("drill", true).issued();
        String forward = NoticeFixture.forward("yyx-issuer", drill, NoticeFixture.below("XH-210000-YYX"));

        as("yyx-issuer").get("/api/notices/{id}", forward).then().body("drill", equalTo(true));
        as("yyx-issuer")
                .header("If-Match", "*")
                .body(NoticeFixture.aNoticeOfTheSociety().body())
                .put("/api/notices/{id}", forward)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/drill-differs"));
    }

    @Test
    void namesForwardsByWhoseTextTheyCarry() {
        String societys = NoticeFixture.aNoticeOfTheSociety()
                .to(organisation("KX-210000"))
                .issued();
        String approved = NoticeFixture.forward("ln-drafter", societys, societiesBelow("KX-320000"));
        as("ln-drafter")
                .get("/api/notices/{id}", approved)
                .then()
                .body("title", startsWith("批转辽宁省医疗保险研究会关于"))
                .body("deviations.rule", not(hasItem("forward-verb")));
        String own = NoticeFixture.forward("ln-drafter", aNotice().issued(), organisation("KX-210100"));
        as("ln-drafter").get("/api/notices/{id}", own).then().body("title", startsWith("印发关于"));
    }

    @Test
    void isToldWhichElementIsTooLong() {
        as("ln-drafter")
                .body(aNotice()
                        .with("elements", Map.of("heading", "长".repeat(101)))
                        .body())
                .post("/api/notices")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/elements/heading"));
    }

    @Test
    void showsDeviationsOnlyToThoseWhoMaySeeTheNotice() {
        String id = aNotice().drafted();

        nobody().get("/api/notices/{id}/deviations", id).then().statusCode(401);
        as("auditor").get("/api/notices/{id}/deviations", id).then().statusCode(403);
        as("ln-clerk").get("/api/notices/{id}/deviations", id).then().statusCode(404);
        as("js-issuer").get("/api/notices/{id}/deviations", id).then().statusCode(404);
        as("ln-issuer").get("/api/notices/{id}/deviations", id).then().statusCode(200);
    }
}
