package org.muster.notice.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.societiesBelow;

/** The notice 辽科协发〔2020〕3号 and its forward 辽医研字〔2020〕1号, entered from paper exactly as they were published. */
public final class RealNotice {

    private static final String TITLE = "关于做好新型冠状病毒感染的肺炎疫情 防控工作的通知";

    private final String[] parts;
    private final String mark = freshMark();
    private final String forwardersMark = freshMark();

    private RealNotice(String[] parts) {
        this.parts = parts;
    }

    public static RealNotice read() {
        Path file = Path.of(System.getProperty("muster.root"), "deploy/data/notice-2020-3.txt");
        try {
            return new RealNotice(Files.readString(file).split("辽宁省科学技术协会文件\\s+辽科协发〔2020〕3号"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without signature and date, printed by the office. @return its id */
    public String drafted() {
        return aNotice()
                .with("issuerMark", mark)
                .with("title", TITLE)
                .with("body", body())
                .with("tasks", List.of(Map.of("number", 1, "text", "召开一次网上支部会议和网上理事会", "dueText", "近期")))
                .with(
                        "elements",
                        Map.of(
                                "heading", "辽宁省科学技术协会文件",
                                "addressee", "各省级学会（协会、研究会）：",
                                "printedBy", "辽宁省科学技术协会办公室",
                                "printedOn", "2020-01-30",
                                "transcribed", true))
                .to(societiesBelow("KX-210000"))
                .drafted();
    }

    /** @return its id */
    public String issued() {
        String id = drafted();
        issue(id, "ln-drafter", "ln-issuer");
        return id;
    }

    /** @return the id of the draft that carries the issued one on */
    public String forwarded(String id) {
        String number = as("ln-issuer").get("/api/notices/{id}", id).path("number");
        return as("yyx-issuer")
                .body(Map.of(
                        "issuerMark",
                        forwardersMark,
                        "title",
                        "转发省科协《关于做好新型冠状病毒感染的肺炎疫情防控工作》的通知",
                        "note",
                        note(),
                        "to",
                        List.of(below("XH-210000-YYX")),
                        "elements",
                        Map.of(
                                "heading",
                                "辽宁省医疗保险研究会文件",
                                "attachmentNames",
                                List.of("《关于做好新型冠状病毒感染的肺炎疫情防控工作的通知》（" + number + "）"),
                                "transcribed",
                                true)))
                .post("/api/notices/{id}/forwards", id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The text of the original, paragraph by paragraph. */
    public String body() {
        String text = parts[1].substring(parts[1].indexOf("为坚定不移"), parts[1].indexOf("辽宁省科学技术协会办公室"));
        return text.strip().replaceAll("\\n\\s*\\n", "\n");
    }

    private String note() {
        return parts[0].substring(parts[0].indexOf("为深入贯彻"), parts[0].indexOf("附件："))
                .strip();
    }
}
