package org.muster.journeys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** The real notice goes down: drafted, issued as 辽科协发〔2020〕3号, signed, forwarded as 辽医研字〔2020〕1号, signed again. */
final class NoticeChapter {

    private static final Map<String, Object> SOCIETIES = Map.of("below", "KX-210000", "kinds", List.of("SOCIETY"));

    private final Stage stage;

    NoticeChapter(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.tell("一、The notice goes down and nothing is lost on the way");
        RealNotice notice = RealNotice.read(stage.data());
        String id = draft(notice);
        byte[] file = notice.body().getBytes(StandardCharsets.UTF_8);
        JsonNode attachment = stage.as("ln-drafter")
                .upload("/api/notices/" + id + "/attachments", "疫情防控工作通知.txt", "text/plain", file);
        stage.check("the attachment's hash", attachment.path("sha256").asText(), sha256(file));
        int recipients = issue(id);
        sign("yyx-clerk", id);
        String forward = forward(id);
        JsonNode opened = sign("dw1-clerk", forward);
        attachmentArrived(opened, forward, file);
        coverage(id, recipients);
    }

    private String draft(RealNotice notice) {
        String id = stage.as("ln-drafter")
                .post(
                        "/api/notices",
                        Map.of(
                                "issuerMark", "辽科协发",
                                "type", "通知",
                                "title", notice.title(),
                                "body", notice.body(),
                                "urgency", "特急",
                                "to", List.of(SOCIETIES),
                                "tasks", notice.asks()))
                .path("id")
                .asText();
        stage.tell(
                "    辽宁省科协 drafts the notice: %d characters, %d asks",
                notice.body().length(), notice.asks().size());
        return id;
    }

    private int issue(String id) {
        String notice = "/api/notices/" + id;
        int previewed =
                stage.as("ln-drafter").get(notice + "/recipients").path("count").asInt();
        stage.as("ln-drafter").post(notice + "/submission");
        stage.as("ln-issuer").post(notice + "/approval");
        JsonNode issued = stage.as("ln-issuer").post(notice + "/issue", Map.of("issuedOn", "2020-01-30"));
        String number = issued.path("number").asText();
        stage.check("the number " + number + " is of its series", number.matches("辽科协发〔2020〕[1-9][0-9]*号"));
        stage.check(
                "the frozen recipients are the previewed ones",
                issued.path("recipients").asInt(),
                previewed);
        stage.tell("    issued as %s to 各省级学会", number);
        stage.figure("recipients of the notice", previewed);
        return previewed;
    }

    /** Opens and signs for the user's organisation. @return the item as opened */
    private JsonNode sign(String user, String notice) {
        JsonNode item = stage.await(
                        user + " has it in the inbox",
                        () -> stream(stage.as(user).get("/api/inbox?limit=200"))
                                .filter(each -> each.path("notice").asText().equals(notice))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .get();
        JsonNode opened = stage.as(user).get("/api/inbox/" + item.path("id").asText());
        stage.as(user).post("/api/inbox/" + item.path("id").asText() + "/signature");
        stage.tell("    %s opens and signs %s", user, opened.path("number").asText());
        return opened;
    }

    private String forward(String original) {
        String id = stage.as("yyx-issuer")
                .post(
                        "/api/notices/" + original + "/forwards",
                        Map.of(
                                "issuerMark", "辽医研字",
                                "note", "应业务主管单位辽宁省科学技术协会的要求，现转发，请各会员单位做好工作安排。",
                                "to", List.of(Map.of("below", "XH-210000-YYX", "kinds", List.of("MEMBER_UNIT")))))
                .path("id")
                .asText();
        stage.as("yyx-issuer").post("/api/notices/" + id + "/submission");
        stage.as("yyx-issuer").post("/api/notices/" + id + "/approval");
        JsonNode issued =
                stage.as("yyx-issuer").post("/api/notices/" + id + "/issue", Map.of("issuedOn", "2020-01-31"));
        String number = issued.path("number").asText();
        stage.check("the forward's number " + number, number.matches("辽医研字〔2020〕[1-9][0-9]*号"));
        stage.tell(
                "    辽宁省医疗保险研究会 forwards it as %s to its %d member units",
                number, issued.path("recipients").asInt());
        stage.figure("recipients of the forward", issued.path("recipients").asInt());
        return id;
    }

    private void attachmentArrived(JsonNode opened, String forward, byte[] file) {
        JsonNode attachment = opened.path("attachments").path(0);
        stage.check(
                "the attachment shown two hops down", attachment.path("sha256").asText(), sha256(file));
        byte[] downloaded = stage.as("dw1-clerk")
                .attempt("GET", attachment.path("url").asText(), null)
                .bytes();
        stage.check("the attachment downloaded two hops down", sha256(downloaded), sha256(file));
        stage.figure("attachment at the member unit is the original", true);
    }

    private void coverage(String id, int recipients) {
        JsonNode coverage = stage.as("ln-issuer").get("/api/notices/" + id + "/coverage");
        stage.figure("reached, forwards included", coverage.path("recipients").asInt());
        stage.figure("signed", coverage.path("signed").asInt());
        JsonNode branches = coverage.path("branches");
        int reached = stream(branches)
                .mapToInt(branch -> branch.path("recipients").asInt())
                .sum();
        stage.check(
                "each organisation is counted in one branch",
                reached,
                coverage.path("recipients").asInt());
        JsonNode branch = stream(branches)
                .filter(each -> each.path("organisation").asText().equals("XH-210000-YYX"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the forwarding society is not among the branches"));
        stage.tell(
                "    the province sees: %d reached, %d signed; in 医疗保险研究会's branch %d of %d",
                coverage.path("recipients").asInt(),
                coverage.path("signed").asInt(),
                branch.path("signed").asInt(),
                branch.path("recipients").asInt());
        JsonNode outstanding = stage.as("ln-issuer").get("/api/notices/" + id + "/outstanding?limit=200");
        stage.check("somebody is outstanding", outstanding.size() > 0);
        stage.check(
                "who signed is not outstanding",
                stream(outstanding)
                        .noneMatch(each -> each.path("organisation").asText().equals("DW-YYX-1")));
        stage.check("the outstanding are fewer than the recipients", outstanding.size() < recipients + 12);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
