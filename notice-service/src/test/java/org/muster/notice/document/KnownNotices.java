package org.muster.notice.document;

import java.util.List;
import java.util.Map;

import org.muster.platform.testing.EveryEndpointRefuses;

import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfJiangsu;
import static org.muster.notice.document.NoticeFixture.approve;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.freshMark;

/** Notices, from draft to end. */
public final class KnownNotices {

    private static final String PROVINCE = "KX-210000";

    private KnownNotices() {}

    public static void know(EveryEndpointRefuses every, String issued, String title, String mark) {
        every.heldBy(PROVINCE);
        drafts(every, title);
        issuing(every);
        endings(every, issued);
        series(every, mark);
    }

    private static void drafts(EveryEndpointRefuses every, String title) {
        String draft = aNotice().drafted();
        every.refuses(
                "POST /api/notices",
                aNoticeOfJiangsu().with("issuerMark", usedMark()).body());
        every.showsOnlyOwn("GET /api/notices", request -> request.queryParam("limit", 200), List.of(title, draft));
        every.refuses("GET /api/notices/{id}", draft);
        every.refuses("GET /api/notices/{id}/deviations", draft);
        every.refuses(
                "PUT /api/notices/{id}",
                request ->
                        request.header("If-Match", "*").body(aNoticeOfJiangsu().body()),
                draft);
        every.refusesFiles("/api/notices/{id}/attachments", "attachment", as("ln-drafter"), draft);
    }

    private static void issuing(EveryEndpointRefuses every) {
        every.refuses("POST /api/notices/{id}/submission", aNotice().drafted());
        String submitted = aNotice().drafted();
        as("ln-drafter").post("/api/notices/{id}/submission", submitted).then().statusCode(200);
        every.refuses("POST /api/notices/{id}/approval", submitted);
        every.refuses("POST /api/notices/{id}/rejection", Map.of("reason", "请核对名单"), submitted);
        String approved = aNotice().drafted();
        approve(approved, "ln-drafter", "ln-issuer");
        every.refuses("POST /api/notices/{id}/issue", Map.of("issuedOn", "2020-02-09"), approved);
    }

    private static void endings(EveryEndpointRefuses every, String issued) {
        Map<String, String> reason = Map.of("reason", "文件有误");
        every.refuses("POST /api/notices/{id}/revocation", reason, issued);
        every.refuses("POST /api/notices/{id}/abolition", reason, issued);
        every.refuses("POST /api/notices/{id}/corrections", reason, issued);
    }

    private static void series(EveryEndpointRefuses every, String mark) {
        every.refuses("GET /api/notice-series/{mark}/{year}", mark, 2020);
        every.refuses("PUT /api/notice-series/{mark}/{year}", Map.of("next", 900), mark, 2020);
    }

    private static String usedMark() {
        String mark = freshMark();
        aNotice().with("issuerMark", mark).issued();
        return mark;
    }
}
