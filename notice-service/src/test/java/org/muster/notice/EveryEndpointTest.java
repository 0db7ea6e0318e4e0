package org.muster.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;

import org.muster.notice.alert.AlertFixture;
import org.muster.notice.initiative.InitiativeFixture;
import org.muster.notice.leadinggroup.LeadingGroupFixture;
import org.muster.notice.meeting.MeetingFixture;
import org.muster.notice.pairing.PairingFixture;
import org.muster.notice.response.PlanFixture;
import org.muster.notice.response.ResponseFixture;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.EveryEndpointRefuses;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfJiangsu;
import static org.muster.notice.document.NoticeFixture.approve;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.NoticeFixture.societiesBelow;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.testing.Caller.unique;

@QuarkusTest
class EveryEndpointTest extends EveryEndpointRefuses {

    private static final String PROVINCE = "KX-210000";
    private static final String SOCIETY = "XH-210000-YYX";

    @Inject
    TestClock clock;

    /** A draft of Jiangsu's own, so that only the notice in the path is somebody else's. */
    private final Map<String, Object> jiangsu = aNoticeOfJiangsu().body();

    /** Deliver what other tests urged, and take in what they imported. */
    @Override
    protected Set<String> busyTables() {
        return Set.of(
                "urging",
                "urging_delivery",
                "notice_ladder",
                "directory_followup",
                "organisation_search",
                "search_reader",
                "search_document",
                "search_block",
                "search_waiting",
                "webhook_delivery");
    }

    @Override
    protected void know() {
        TreeFixture.load();
        String title = unique("关于辽宁疫情防控工作的通知");
        String mark = freshMark();
        String issued = aNotice()
                .with("title", title)
                .with("issuerMark", mark)
                .with("tasks", List.of(Map.of("number", 1, "text", title + "的任务")))
                .issued();
        drafts(title);
        issuing();
        endings(issued);
        series(mark);
        distribution(issued);
        responses();
        plans();
        alerts();
        staff();
        duty();
        dutyBetweenPersons();
        dutyBelow();
        initiatives();
        delegations();
        leadingGroups();
        showsOnlyOwn("GET /api/search", request -> request.queryParam("limit", 200), List.of(title, issued));
        webhooks();
        heldBy(SOCIETY);
        inbox(issued, title);
        tasks(issued, title);
        directory();
        signOns();
        campaigns();
        meetings();
        pairings();
    }

    private void drafts(String title) {
        String draft = aNotice().drafted();
        refuses(
                "POST /api/notices",
                aNoticeOfJiangsu().with("issuerMark", usedMark()).body());
        showsOnlyOwn("GET /api/notices", request -> request.queryParam("limit", 200), List.of(title, draft));
        refuses("GET /api/notices/{id}", draft);
        refuses("GET /api/notices/{id}/deviations", draft);
        refuses(
                "PUT /api/notices/{id}",
                request -> request.header("If-Match", "*").body(jiangsu),
                draft);
        String attachment = as("ln-drafter")
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "方案.pdf", new byte[] {1, 2, 3}, "application/pdf")
                .post("/api/notices/{id}/attachments", draft)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refuses("GET /api/notices/{id}/attachments", draft);
        refuses(
                "POST /api/notices/{id}/attachments",
                request -> request.contentType(ContentType.MULTIPART)
                        .multiPart("file", "方案.pdf", new byte[] {4}, "application/pdf"),
                draft);
        refuses("GET /api/notices/{id}/attachments/{attachment}", draft, attachment);
        refuses("DELETE /api/notices/{id}/attachments/{attachment}", draft, attachment);
    }

    private void issuing() {
        refuses("POST /api/notices/{id}/submission", aNotice().drafted());
        String submitted = aNotice().drafted();
        as("ln-drafter").post("/api/notices/{id}/submission", submitted).then().statusCode(200);
        refuses("POST /api/notices/{id}/approval", submitted);
        refuses("POST /api/notices/{id}/rejection", Map.of("reason", "请核对名单"), submitted);
        String approved = aNotice().drafted();
        approve(approved, "ln-drafter", "ln-issuer");
        refuses("POST /api/notices/{id}/issue", Map.of("issuedOn", "2020-02-09"), approved);
    }

    private void endings(String issued) {
        Map<String, String> reason = Map.of("reason", "文件有误");
        refuses("POST /api/notices/{id}/revocation", reason, issued);
        refuses("POST /api/notices/{id}/abolition", reason, issued);
        refuses("POST /api/notices/{id}/corrections", reason, issued);
    }

    private void series(String mark) {
        refuses("GET /api/notice-series/{mark}/{year}", mark, 2020);
        refuses("PUT /api/notice-series/{mark}/{year}", Map.of("next", 900), mark, 2020);
    }

    private void distribution(String issued) {
        refuses(
                "POST /api/notices/{id}/forwards",
                Map.of("issuerMark", freshMark(), "to", List.of(societiesBelow("KX-320000"))),
                issued);
        refuses("GET /api/notices/{id}/document.pdf", issued);
        refuses("GET /api/notices/{id}/archive", issued);
        isOpen("GET /api/public/documents/{code}");
        refuses("GET /api/notices/{id}/recipients", issued);
        refuses("GET /api/notices/{id}/coverage", issued);
        refuses("GET /api/notices/{id}/outstanding", issued);
        refuses("GET /api/notices/{id}/cascade", issued);
        refuses("GET /api/notices/{id}/cap", issued);
        refuses("GET /api/notices/{id}/receipts", request -> request.queryParam("act", "SIGNED"), issued);
        refuses("GET /api/notices/{id}/urgings", issued);
        refuses("POST /api/notices/{id}/urgings", Map.of("text", "请尽快签收"), issued);
    }

    private void inbox(String issued, String title) {
        showsOnlyOwn("GET /api/inbox", request -> request.queryParam("limit", 200), List.of(title, issued));
        isOwn("GET /api/inbox/unread");
        refuses("GET /api/inbox/{id}", issued);
        String answered = aNotice().issued();
        as("yyx-clerk").post("/api/inbox/{id}/signature", answered).then().statusCode(200);
        refuses("GET /api/inbox/{id}/cap", answered);
        refuses("POST /api/inbox/{id}/signature", issued);
        refuses("POST /api/inbox/{id}/return", Map.of("reason", "不属于我会职责"), issued);
        refuses("POST /api/inbox/{id}/reply", Map.of("text", "已部署"), issued);
        refuses("POST /api/inbox/{id}/closure", Map.of("result", "已办结"), issued);
        signing(issued);
    }

    private void signing(String issued) {
        showsOnlyOwn(
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
        refuses("POST /api/inbox/arrangements", arrangement);
        showsOnlyOwn(
                "GET /api/inbox/arrangements", request -> request.queryParam("limit", 200), List.of(reason, arranged));
        refuses("POST /api/inbox/arrangements/{id}/end", arranged);
    }

    private void tasks(String issued, String title) {
        String task = as("yyx-clerk")
                .queryParam("source", issued)
                .get("/api/tasks")
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
        showsOnlyOwn("GET /api/tasks", request -> request.queryParam("source", issued), List.of(title, task));
        refuses("GET /api/tasks/{id}", task);
        refuses("GET /api/tasks/{id}/state", task);
        refuses("POST /api/tasks/{id}/progress", Map.of("text", "正在办理"), task);
        refuses("POST /api/tasks/{id}/completion", Map.of("result", "已办结"), task);
        Map<String, Object> urging =
                Map.of("subjectKind", "TASK", "subjectId", task, "organisation", SOCIETY, "text", "请尽快办理");
        String urged = urged(urging);
        showsOnlyOwn("GET /api/urgings", request -> request.queryParam("limit", 200), List.of(urged));
        refuses("POST /api/urgings", urging);
        refuses("GET /api/urgings/{id}/deliveries", urged);
        isOwn("GET /api/urgings/contacts");
        isOwn("PUT /api/urgings/contacts/{channel}");
        work(task);
    }

    private void work(String task) {
        refuses("GET /api/tasks/{id}/returns", task);
        refuses("POST /api/tasks/{id}/returns", Map.of("organisation", SOCIETY, "reason", "请补充材料"), task);
        refuses("GET /api/tasks/{id}/assignment", task);
        refuses(
                "PUT /api/tasks/{id}/assignment",
                request -> request.header("If-Match", "*").body(Map.of("person", "赵明")),
                task);
        String evidence = as("yyx-clerk")
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "会议记录.pdf", new byte[] {1, 2, 3}, "application/pdf")
                .post("/api/tasks/{id}/evidence", task)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refuses("GET /api/tasks/{id}/evidence", task);
        refuses(
                "POST /api/tasks/{id}/evidence",
                request -> request.contentType(ContentType.MULTIPART)
                        .multiPart("file", "会议记录.pdf", new byte[] {4}, "application/pdf"),
                task);
        refuses("GET /api/tasks/{id}/evidence/{file}", task, evidence);
        refuses("DELETE /api/tasks/{id}/evidence/{file}", task, evidence);
    }

    /** On a day no other test urges, in the morning. */
    private String urged(Map<String, Object> urging) {
        clock.stopAt("2033-03-03T10:00");
        try {
            return as("ln-clerk")
                    .body(urging)
                    .post("/api/urgings")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        } finally {
            clock.start();
        }
    }

    private void responses() {
        ResponseFixture response = aResponseTo(unique("疫情")).task("排查返乡人员", ResponseFixture.only("KX-210100"));
        refuses("POST /api/responses", response.body());
        String event = unique("疫情");
        String active = aResponseTo(event).activatedBy("ln-duty");
        showsOnlyOwn("GET /api/responses", request -> request.queryParam("limit", 200), List.of(event, active));
        refuses("GET /api/responses/{id}", active);
        refuses("POST /api/responses/{id}/level", Map.of("level", "II"), active);
        refuses("GET /api/responses/{id}/stand-down", active);
        refuses(
                "POST /api/responses/{id}/declarations",
                Map.of("kind", "WARNING", "colour", "RED", "source", "省政府", "declaredAt", "2020-01-25T00:00:00Z"),
                active);
        refuses("GET /api/responses/{id}/cap", active);
        refuses("POST /api/responses/{id}/stand-down", active);
    }

    private void alerts() {
        isOwn("POST /api/alerts");
        String id = AlertFixture.anAlert().takenInBy("ln-duty");
        showsOnlyOwn("GET /api/alerts", request -> request.queryParam("limit", 200), List.of(id));
        refuses("GET /api/alerts/{id}", id);
        refuses("GET /api/alerts/{id}/cap", request -> request.accept("application/cap+xml, */*"), id);
        refuses("GET /api/alerts/{id}/plans", id);
    }

    private void plans() {
        isOwn("POST /api/response-plans");
        PlanFixture plan = PlanFixture.aPlan().level("I");
        String id = plan.writtenBy("ln-issuer");
        showsOnlyOwn("GET /api/response-plans", request -> request.queryParam("limit", 200), List.of(id));
        refuses("GET /api/response-plans/{id}", id);
        refuses("GET /api/response-plans/{id}/editions", id);
        refuses("GET /api/response-plans/{id}/editions/{edition}", id, 1);
        refuses(
                "PUT /api/response-plans/{id}",
                request -> request.header("If-Match", "*")
                        .body(PlanFixture.aPlan().level("I").body()),
                id);
        refuses("POST /api/response-plans/{id}/copies", id);
        refuses("POST /api/response-plans/{id}/retirement", id);
    }

    private void staff() {
        showsOnlyOwn("GET /api/staff", request -> request, List.of("ln-clerk", "KX-210000"));
        refuses(
                "POST /api/staff",
                Map.of(
                        "username",
                        "neighbour-" + UUID.randomUUID().toString().substring(0, 8),
                        "name",
                        "越界",
                        "organisation",
                        PROVINCE,
                        "roles",
                        List.of("clerk")));
        String account = as("ln-admin")
                .body(Map.of(
                        "username",
                        "asked-" + UUID.randomUUID().toString().substring(0, 8),
                        "name",
                        "受管账号",
                        "organisation",
                        PROVINCE,
                        "roles",
                        List.of("clerk")))
                .post("/api/staff")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refuses("GET /api/staff/{id}", account);
        refuses("PUT /api/staff/{id}/roles", Map.of("roles", List.of("clerk")), account);
        refuses("PUT /api/staff/{id}/password", account);
        refuses("POST /api/staff/{id}/disabling", account);
        refuses("POST /api/staff/{id}/enabling", account);
    }

    /** For a day that no test's clock reaches: otherwise it would be carried out. */
    private static String plannedRenaming() {
        return as("ln-admin")
                .body(Map.of(
                        "name", "以后的学会", "from", LocalDate.now().plusYears(60).toString()))
                .post("/api/organisations/{code}/renaming", SOCIETY)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Everybody reads the directory and the calendar; changes stay in the caller's own subtree. */
    private void directory() {
        isOwn("GET /api/organisations");
        isOwn("GET /api/organisations/{code}");
        isOwn("GET /api/organisations/{code}/children");
        isOwn("GET /api/organisations/{code}/history");
        refuses("POST /api/organisations/{code}/renaming", Map.of("name", "改名的学会"), SOCIETY);
        refuses("POST /api/organisations/{code}/move", Map.of("parent", "KX-210100"), SOCIETY);
        refuses("GET /api/organisations/{code}/closure", SOCIETY);
        refuses("POST /api/organisations/{code}/reopening", SOCIETY);
        refuses("POST /api/organisations/{code}/closure", Map.of("successor", "XH-210000-NX"), SOCIETY);
        refuses("GET /api/organisations/{code}/changes", SOCIETY);
        refuses("DELETE /api/organisations/{code}/changes/{id}", SOCIETY, plannedRenaming());
        isOwn("GET /api/calendar");
        isOwn("GET /api/calendar/period");
        String code = "DW-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        refuses(
                "POST /api/organisations",
                Map.of("code", code, "name", "会员单位", "kind", "MEMBER_UNIT", "parent", SOCIETY));
        showsOnlyOwn(
                "POST /api/organisations/import",
                request -> request.contentType("text/csv; charset=UTF-8")
                        // an import is done, not only tried: what stays as it is disturbs no other test
                        .body("code,name,kind,parent,divisionCode\nDW-YYX-1,会员单位一,MEMBER_UNIT," + SOCIETY
                                + ",210100\nKX-210100,改名的科协,ASSOCIATION,KX-320000,210100\n"),
                List.of("沈阳市科学技术协会", "\"rejectedTotal\":0", "\"rejectedTotal\":1,"));
    }

    private void initiatives() {
        Map<String, Object> initiative = InitiativeFixture.anInitiative();
        String title = initiative.get("title").toString();
        Map<String, Object> addressed = InitiativeFixture.anInitiative();
        addressed.put("to", List.of(Map.of("below", PROVINCE)));
        refuses("POST /api/initiatives", addressed);
        String draft = InitiativeFixture.drafted(initiative);
        String published = InitiativeFixture.published(initiative);
        showsOnlyOwn(
                "GET /api/initiatives", request -> request.queryParam("limit", 200), List.of(title, draft, published));
        refuses("GET /api/initiatives/{id}", published);
        refuses(
                "PUT /api/initiatives/{id}",
                request -> request.header("If-Match", "*").body(InitiativeFixture.anInitiative()),
                draft);
        refuses("POST /api/initiatives/{id}/publication", draft);
        refuses("POST /api/initiatives/{id}/closure", published);
        refuses("GET /api/initiatives/{id}/organisations", published);
        refuses("GET /api/initiatives/{id}/persons", published);
        refuses(
                "POST /api/initiatives/{id}/paper-sign-ons",
                Map.of("persons", 3, "source", "会员大会", "evidence", "档案"),
                published);
        refuses("GET /api/initiatives/{id}/paper-sign-ons", published);
        refuses("GET /api/initiatives/{id}/counts", published);
    }

    private void signOns() {
        String signed = InitiativeFixture.published(InitiativeFixture.anInitiative());
        InitiativeFixture.signFor("yyx-clerk", signed).then().statusCode(204);
        refuses("POST /api/initiatives/{id}/organisation-sign-on", signed);
        refuses("DELETE /api/initiatives/{id}/organisation-sign-on", signed);
        refuses("POST /api/initiatives/{id}/personal-sign-on", Map.of("showName", true), signed);
        refuses("DELETE /api/initiatives/{id}/personal-sign-on", signed);
    }

    private void campaigns() {
        String initiative = InitiativeFixture.publishedToSociety();
        String campaign = InitiativeFixture.campaignOf(initiative);
        Map<String, Object> planned = Map.of("what", "社区值守", "amount", 3, "until", "2099-12-31");
        String pledge = InitiativeFixture.pledge("dw1-clerk", campaign, 3, "2099-12-31")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refuses("POST /api/campaigns", InitiativeFixture.aCampaign(initiative));
        showsOnlyOwn("GET /api/campaigns", request -> request.queryParam("limit", 200), List.of(campaign, initiative));
        refuses("GET /api/campaigns/{id}", campaign);
        refuses("POST /api/campaigns/{id}/closure", campaign);
        refuses("GET /api/campaigns/{id}/standing", campaign);
        refuses("POST /api/campaigns/{id}/pledges", planned, campaign);
        refuses("GET /api/campaigns/{id}/pledges", campaign);
        refuses("DELETE /api/campaigns/{id}/pledges/{pledge}", campaign, pledge);
        refuses(
                "POST /api/campaigns/{id}/pledges/{pledge}/reports",
                Map.of("amount", 1, "note", "已办"),
                campaign,
                pledge);
        refuses("GET /api/campaigns/{id}/pledges/{pledge}/reports", campaign, pledge);
    }

    private void meetings() {
        Map<String, Object> meeting = MeetingFixture.aMeetingOn("2099-02-06");
        String id = MeetingFixture.called(meeting);
        refuses("POST /api/meetings", MeetingFixture.aMeetingOn("2099-02-06"));
        showsOnlyOwn(
                "GET /api/meetings",
                request -> request.queryParam("limit", 200),
                List.of(id, meeting.get("title").toString()));
        refuses("GET /api/meetings/{id}", id);
        refuses("POST /api/meetings/{id}/cancellation", Map.of("reason", "另行通知"), id);
        refuses("POST /api/meetings/{id}/minutes", Map.of("text", "到会42人"), id);
        refuses("POST /api/meetings/{id}/answer", Map.of("coming", true), id);
        refuses("POST /api/meetings/{id}/headcounts", Map.of("organisation", "DW-YYX-1", "persons", 3), id);
        refuses("POST /api/meetings/{id}/personal-acceptance", id);
        refuses("DELETE /api/meetings/{id}/personal-acceptance", id);
        refuses("POST /api/meetings/{id}/check-in", id);
        refuses("GET /api/meetings/{id}/attendance", id);
        refuses("GET /api/meetings/{id}/persons", id);
    }

    private void pairings() {
        Map<String, Object> pairing = PairingFixture.aPairing(SOCIETY, "KX-210100");
        String id = PairingFixture.proposed("yyx-clerk", pairing);
        refuses("POST /api/pairings", pairing);
        showsOnlyOwn(
                "GET /api/pairings",
                request -> request.queryParam("limit", 200),
                List.of(id, pairing.get("subject").toString()));
        refuses("GET /api/pairings/{id}", id);
        refuses("POST /api/pairings/{id}/agreement", id);
        refuses("POST /api/pairings/{id}/end", Map.of("reason", "另有安排"), id);
        refuses("POST /api/pairings/{id}/contacts", Map.of("on", "2020-02-10", "means", "PHONE", "text", "交流"), id);
        refuses("GET /api/pairings/{id}/contacts", id);
    }

    /** One gives a delegation for one's own organisation only. */
    private void delegations() {
        isOwn("POST /api/delegations");
        String id = as("ln-issuer")
                .body(Map.of(
                        "to",
                        "ln-clerk",
                        "toName",
                        "王秀兰",
                        "startsAt",
                        "2098-03-01T16:00:00Z",
                        "endsAt",
                        "2098-03-04T16:00:00Z",
                        "reason",
                        "出差"))
                .post("/api/delegations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refuses("GET /api/delegations", this::ofLiaoning);
        refuses("GET /api/delegations/{id}", id);
        refuses("POST /api/delegations/{id}/end", id);
    }

    /** One establishes a group of one's own organisation only. */
    private void leadingGroups() {
        isOwn("POST /api/leading-groups");
        String id = LeadingGroupFixture.established(LeadingGroupFixture.aGroup());
        refuses("GET /api/leading-groups", this::ofLiaoning);
        refuses("GET /api/leading-groups/{id}", id);
        refuses(
                "PUT /api/leading-groups/{id}",
                request -> request.header("If-Match", "*").body(LeadingGroupFixture.aGroup()),
                id);
        refuses("POST /api/leading-groups/{id}/dissolution", id);
    }

    private void duty() {
        Map<String, Object> described = Map.of(
                "name", "值班员", "phone", "024-2345 6789", "purpose", "值班联络", "basis", "DUTY", "keepUntil", "2099-12-31");
        Map<String, Object> asked = Map.of("organisation", PROVINCE, "person", described);
        String person = made("/api/duty/persons", asked);
        refuses("GET /api/duty/persons", this::ofLiaoning);
        refuses("POST /api/duty/persons", asked);
        refuses("GET /api/duty/persons/{id}", person);
        refuses(
                "PUT /api/duty/persons/{id}",
                request -> request.header("If-Match", "*").body(described),
                person);
        refuses("DELETE /api/duty/persons/{id}", person);
        refuses("GET /api/duty/persons/{id}/contact", request -> request.queryParam("purpose", "值班联络"), person);
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        Map<String, Object> planned = Map.of(
                "name",
                "夜班",
                "from",
                tomorrow.toString(),
                "startsAt",
                "18:00",
                "hours",
                14,
                "members",
                List.of(person));
        Map<String, Object> roster = Map.of("organisation", PROVINCE, "rotation", planned);
        String rotation = made("/api/duty/rotations", roster);
        refuses("GET /api/duty/rotations", this::ofLiaoning);
        refuses("POST /api/duty/rotations", roster);
        refuses("GET /api/duty/rotations/{id}", rotation);
        refuses(
                "PUT /api/duty/rotations/{id}",
                request -> request.header("If-Match", "*").body(planned),
                rotation);
        refuses(
                "POST /api/duty/rotations/{id}/end",
                Map.of("lastDay", tomorrow.plusDays(9).toString()),
                rotation);
        refuses("GET /api/duty/now", this::ofLiaoning);
        refuses("GET /api/duty/tonight", this::ofLiaoning);
        refuses("GET /api/duty/shifts", this::ofLiaoning);
        Map<String, Object> given = Map.of("person", made("/api/duty/persons", asked), "reason", "临时调整");
        String seat = "/api/duty/shifts/{rotation}/{day}/{post}/";
        refuses(
                "POST " + seat + "override",
                given,
                rotation,
                tomorrow.plusDays(1).toString(),
                "MAIN");
        as("ln-duty")
                .body(given)
                .post(seat + "override", rotation, tomorrow.toString(), "MAIN")
                .then()
                .statusCode(200);
        refuses("POST " + seat + "restoration", Map.of("reason", "恢复"), rotation, tomorrow.toString(), "MAIN");
    }

    private void dutyBetweenPersons() {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> described =
                Map.of("name", "值班员", "purpose", "值班联络", "basis", "DUTY", "keepUntil", "2099-12-31");
        String person = made("/api/duty/persons", Map.of("organisation", PROVINCE, "person", described));
        String rotation = made(
                "/api/duty/rotations",
                Map.of(
                        "organisation",
                        PROVINCE,
                        "rotation",
                        Map.of(
                                "name",
                                "全天",
                                "from",
                                today.toString(),
                                "startsAt",
                                "00:00",
                                "hours",
                                24,
                                "members",
                                List.of(person))));
        Map<String, Object> handover = Map.of("rotation", rotation, "day", today.toString(), "text", "一夜无事");
        String note = made("/api/duty/handovers", handover);
        refuses("GET /api/duty/handovers", this::ofLiaoning);
        refuses("POST /api/duty/handovers", handover);
        refuses("GET /api/duty/handovers/{id}", note);
        refuses("POST /api/duty/handovers/{id}/acknowledgement", note);
        Map<String, Object> wanted =
                Map.of("rotation", rotation, "day", today.plusDays(1).toString(), "post", "MAIN", "reason", "出差");
        String swap = made("/api/duty/swaps", wanted);
        refuses("GET /api/duty/swaps", this::ofLiaoning);
        refuses("POST /api/duty/swaps", wanted);
        refuses("GET /api/duty/swaps/{id}", swap);
        for (String step : List.of("acceptance", "refusal", "withdrawal", "undoing")) {
            refuses("POST /api/duty/swaps/{id}/" + step, swap);
        }
        refuses("GET /api/duty/mine");
        refuses("GET /api/duty/calendars", this::ofLiaoning);
        refuses("PUT /api/duty/calendars/mine");
        refuses("PUT /api/duty/calendars/organisations/{code}", PROVINCE);
        String calendar = as("ln-duty")
                .put("/api/duty/calendars/organisations/{code}", PROVINCE)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        refuses("DELETE /api/duty/calendars/{id}", calendar);
        isOpen("GET /api/public/calendars/{secret}");
    }

    private void dutyBelow() {
        refuses("GET /api/duty/units", request -> request.queryParam("under", PROVINCE));
        refuses("GET /api/duty/gaps", request -> request.queryParam("under", PROVINCE));
        refuses("GET /api/duty/gaps/units", request -> request.queryParam("under", PROVINCE));
        Map<String, Object> tested = Map.of("under", PROVINCE, "minutes", 30);
        String check = made("/api/duty/checks", tested);
        showsOnlyOwn("GET /api/duty/checks", request -> request.queryParam("limit", 200), List.of(check));
        refuses("POST /api/duty/checks", tested);
        refuses("GET /api/duty/checks/{id}", check);
        refuses("GET /api/duty/checks/{id}/units", check);
        refuses("POST /api/duty/checks/{id}/answer", check);
    }

    private void webhooks() {
        Map<String, Object> wanted = Map.of(
                "url", "https://" + UUID.randomUUID() + ".example.cn/", "types", List.of("org.muster.notice.issued"));
        String webhook = as("ln-admin")
                .body(wanted)
                .post("/api/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String ping = as("ln-admin")
                .post("/api/webhooks/{id}/ping", webhook)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        isOwn("GET /api/webhooks/types");
        isOwn("POST /api/webhooks");
        showsOnlyOwn("GET /api/webhooks", UnaryOperator.identity(), List.of(webhook));
        refuses("GET /api/webhooks/{id}", webhook);
        refuses(
                "PUT /api/webhooks/{id}",
                request -> request.header("If-Match", "*").body(wanted),
                webhook);
        refuses("DELETE /api/webhooks/{id}", webhook);
        for (String step : List.of("pause", "resumption", "secret", "ping")) {
            refuses("POST /api/webhooks/{id}/" + step, webhook);
        }
        refuses("GET /api/webhooks/{id}/deliveries", webhook);
        refuses("POST /api/webhooks/{id}/deliveries/{delivery}/redelivery", webhook, ping);
    }

    private RequestSpecification ofLiaoning(RequestSpecification request) {
        return request.queryParam("organisation", PROVINCE);
    }

    private static String made(String path, Map<String, Object> body) {
        return as("ln-duty")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String usedMark() {
        String mark = freshMark();
        aNotice().with("issuerMark", mark).issued();
        return mark;
    }
}
