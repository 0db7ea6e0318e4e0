package org.muster.notice.distribution;

import java.util.List;
import java.util.Map;

import org.muster.platform.testing.EveryEndpointRefuses;

import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.NoticeFixture.societiesBelow;
import static org.muster.notice.testing.Caller.unique;

/** What is known of an issued notice: who got it and what they did with it. */
public final class KnownRecipients {

    private static final String PROVINCE = "KX-210000";
    private static final String SOCIETY = "XH-210000-YYX";

    private KnownRecipients() {}

    public static void know(EveryEndpointRefuses every, String issued, String title) {
        every.heldBy(PROVINCE);
        distribution(every, issued);
        every.heldBy(SOCIETY);
        inbox(every, issued, title);
    }

    private static void distribution(EveryEndpointRefuses every, String issued) {
        every.refuses(
                "POST /api/notices/{id}/forwards",
                Map.of("issuerMark", freshMark(), "to", List.of(societiesBelow("KX-320000"))),
                issued);
        every.refuses("GET /api/notices/{id}/document.pdf", issued);
        every.refuses("GET /api/notices/{id}/archive", issued);
        every.isOpen("GET /api/public/documents/{code}");
        every.refuses("GET /api/notices/{id}/recipients", issued);
        every.refuses("GET /api/notices/{id}/coverage", issued);
        every.refuses("GET /api/notices/{id}/outstanding", issued);
        every.refuses("GET /api/notices/{id}/cascade", issued);
        every.refuses("GET /api/notices/{id}/cap", issued);
        every.refuses("GET /api/notices/{id}/receipts", request -> request.queryParam("act", "SIGNED"), issued);
        every.refuses("GET /api/notices/{id}/urgings", issued);
        every.refuses("POST /api/notices/{id}/urgings", Map.of("text", "请尽快签收"), issued);
    }

    private static void inbox(EveryEndpointRefuses every, String issued, String title) {
        every.showsOnlyOwn("GET /api/inbox", request -> request.queryParam("limit", 200), List.of(title, issued));
        every.isOwn("GET /api/inbox/unread");
        every.refuses("GET /api/inbox/{id}", issued);
        String answered = aNotice().issued();
        as("yyx-clerk").post("/api/inbox/{id}/signature", answered).then().statusCode(200);
        every.refuses("GET /api/inbox/{id}/cap", answered);
        every.refuses("POST /api/inbox/{id}/signature", issued);
        every.refuses("POST /api/inbox/{id}/return", Map.of("reason", "不属于我会职责"), issued);
        every.refuses("POST /api/inbox/{id}/reply", Map.of("text", "已部署"), issued);
        every.refuses("POST /api/inbox/{id}/closure", Map.of("result", "已办结"), issued);
        signing(every, issued);
    }

    private static void signing(EveryEndpointRefuses every, String issued) {
        every.showsOnlyOwn(
                "POST /api/inbox/signatures",
                request ->
                        request.body(Map.of("signatures", List.of(Map.of("notice", issued, "organisation", SOCIETY)))),
                List.of("SIGNED", "ALREADY"));
        String reason = unique("无专职人员");
        Map<String, String> arrangement = Map.of("organisation", SOCIETY, "agent", PROVINCE, "reason", reason);
        String arranged = as("ln-admin")
                .body(arrangement)
                .post("/api/inbox/arrangements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as("ln-admin").post("/api/inbox/arrangements/{id}/end", arranged).then().statusCode(200);
        every.refuses("POST /api/inbox/arrangements", arrangement);
        every.showsOnlyOwn(
                "GET /api/inbox/arrangements", request -> request.queryParam("limit", 200), List.of(reason, arranged));
        every.refuses("POST /api/inbox/arrangements/{id}/end", arranged);
        every.isOwn("GET /api/inbox/unsigned");
    }
}
