package org.muster.notice.urging.delivery;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.notice.testing.TestClock;
import org.muster.notice.urging.UrgingFixture;
import org.muster.platform.testing.TreeFixture;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.events;

/** Against a real mail server on the loopback interface. */
@QuarkusTest
@WithTestResource(value = MailPort.class, scope = TestResourceScope.GLOBAL)
class DeliveryTest {

    private static final String SOCIETY = "XH-210000-YYX";
    private static final String SHENYANG = "KX-210100";
    private static final String MAILBOX = "yyx@example.org";

    @Inject
    UrgingFixture urgings;

    @Inject
    DeliveryWorker worker;

    @Inject
    PagerChannel pager;

    @Inject
    DeliveryLog log;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private GreenMail server;
    private String notice;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    void aNoticeToTwo() {
        urgings.newDay();
        pager.paged().clear();
        jdbi.useHandle(handle -> handle.execute("delete from urging_contact"));
        clock.stopAt("2020-02-03T10:00");
        notice = aNotice().to(organisation(SOCIETY), organisation(SHENYANG)).issued();
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @AfterEach
    void goOn() {
        server.stop();
        clock.start();
        jdbi.useHandle(handle -> handle.execute("delete from notice_ladder"));
    }

    @Test
    void mailsThoseWhoWantItAndTellsWhyTheyAreUrged() throws Exception {
        server.start();
        wantsMail("yyx-clerk", MAILBOX, true);
        wantsMail("sy-clerk", "sy@example.org", false);
        urge(Map.of("text", "请今日签收"));
        sendUntilTaken();

        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getAllRecipients()[0]).hasToString(MAILBOX);
        assertThat(mails[0].getSubject()).startsWith("【催办】").contains("〔2020〕1号");
        assertThat(mails[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mails[0].getContent().toString())
                .contains("辽宁省医疗保险研究会：")
                .contains("辽宁省科学技术协会的下列通知贵单位尚未签收")
                .contains("附言：请今日签收")
                .contains("辽宁省科协收发员 于 2020-02-03 10:00 催办")
                .contains("https://muster.example/inbox/" + notice)
                .contains("可由本单位在平台上关闭");
        deliveries("yyx-clerk").body("channel", contains("MAIL", "PLATFORM")).body("state", contains("SENT", "SENT"));
        deliveries("sy-clerk").body("channel", contains("PLATFORM"));
    }

    @Test
    void tellsThoseWhoWatchLiveWithOneEventForAll() {
        urge(Map.of());
        worker.sendWaiting();

        JsonNode event = events("org.muster.urging.delivered", "subjectId", notice, 1)
                .get(0)
                .data();
        assertThat(event.path("subjectKind").asText()).isEqualTo("NOTICE");
        assertThat(event.path("organisations"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(SOCIETY, SHENYANG);
        assertThat(event.path("what").asText()).contains("〔2020〕1号");
    }

    @Test
    void triesAgainWhileTheServerIsAway() {
        wantsMail("yyx-clerk", MAILBOX, true);
        urge(Map.of());
        worker.sendWaiting();

        deliveries("yyx-clerk")
                .body("state[0]", equalTo("WAITING"))
                .body("attempts[0]", equalTo(1))
                .body("nextAttempt[0]", equalTo("2020-02-03T02:01:00Z"))
                .body("reason[0]", containsString("does not answer"));
        server.start();
        worker.sendWaiting();
        assertThat(server.getReceivedMessages()).isEmpty();
        clock.stopAt("2020-02-03T10:01");
        sendUntilTaken();
        assertThat(server.getReceivedMessages()).hasSize(1);
        deliveries("yyx-clerk").body("state[0]", equalTo("SENT"));
    }

    @Test
    void givesUpAfterTheLastWait() {
        wantsMail("yyx-clerk", MAILBOX, true);
        urge(Map.of());
        for (String moment : List.of("10:00", "10:01", "10:06", "10:36", "12:36")) {
            clock.stopAt("2020-02-03T" + moment);
            worker.sendWaiting();
        }

        deliveries("yyx-clerk")
                .body("state[0]", equalTo("FAILED"))
                .body("attempts[0]", equalTo(5))
                .body("reason[0]", containsString("does not answer"));
    }

    @Test
    void doesNotInsistWhenTheMailboxDoesNotExist() throws Exception {
        wantsMail("yyx-clerk", MAILBOX, true);
        urge(Map.of());
        try (RefusingServer refusing = new RefusingServer(port)) {
            sendUntilTaken();
        }

        deliveries("yyx-clerk").body("state[0]", equalTo("FAILED")).body("reason[0]", containsString("550"));
    }

    @Test
    void sendsNoMailAboutWhatWasAnsweredMeanwhile() {
        wantsMail("yyx-clerk", MAILBOX, true);
        urge(Map.of());
        worker.sendWaiting();
        as("yyx-clerk").post("/api/inbox/" + notice + "/signature").then().statusCode(200);
        server.start();
        clock.stopAt("2020-02-03T10:05");
        worker.sendWaiting();

        assertThat(server.getReceivedMessages()).isEmpty();
        deliveries("yyx-clerk").body("state[0]", equalTo("DROPPED")).body("reason[0]", equalTo("answered before"));
    }

    @Test
    void sendsNoOldMail() {
        wantsMail("yyx-clerk", MAILBOX, true);
        urge(Map.of());
        server.start();
        clock.stopAt("2020-02-04T10:01");
        worker.sendWaiting();

        assertThat(server.getReceivedMessages()).isEmpty();
        deliveries("yyx-clerk").body("state[0]", equalTo("DROPPED")).body("reason[0]", equalTo("too late"));
    }

    @Test
    void sendsOnceHoweverManyWorkersRun() throws Exception {
        server.start();
        wantsMail("yyx-clerk", MAILBOX, true);
        urge(Map.of());
        together(4, i -> {
            worker.sendWaiting();
            return i;
        });

        sendUntilTaken();
        deliveries("yyx-clerk").body("state[0]", equalTo("SENT"));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void sendsAgainWhatAKilledProcessHadTakenWithTheSameMessageId() throws Exception {
        server.start();
        wantsMail("yyx-clerk", MAILBOX, true);
        urge(Map.of());
        assertThat(log.take("MAIL", 20)).hasSize(1);
        worker.sendWaiting();
        assertThat(server.getReceivedMessages()).isEmpty();
        clock.stopAt("2020-02-03T10:10");
        sendUntilTaken();

        assertThat(server.getReceivedMessages()).hasSize(1);
        String urging = as("yyx-clerk").get("/api/urgings").path("[0].id");
        assertThat(server.getReceivedMessages()[0].getMessageID()).isEqualTo("<" + urging + ".mail@urging.muster>");
    }

    @Test
    void sendsNothingToAnOrganisationThatHasChangedItsMind() {
        wantsMail("yyx-clerk", MAILBOX, true);
        urge(Map.of());
        as("yyx-clerk")
                .header("If-Match", "*")
                .body(Map.of("address", MAILBOX, "wanted", false))
                .put("/api/urgings/contacts/MAIL")
                .then()
                .statusCode(200);
        server.start();
        worker.sendWaiting();

        assertThat(server.getReceivedMessages()).isEmpty();
        deliveries("yyx-clerk").body("state[0]", equalTo("FAILED")).body("reason[0]", containsString("wants no mail"));
    }

    @Test
    void callsThePersonOnBackupDutyAtTheSecondStepOfMostUrgentNotice() throws Exception {
        server.start();
        String rotation = rosterOfShenyang("2020-02-03");
        clock.stopAt("2020-02-03T10:00");
        notice = aNotice()
                .with("urgency", "特急")
                .to(organisation(SHENYANG), organisation(SOCIETY))
                .issued();
        urgings.takeLadderStepsAt("2020-02-03T10:30");
        sendUntilTaken();
        assertThat(server.getReceivedMessages()).isEmpty();
        urgings.takeLadderStepsAt("2020-02-03T11:00");
        sendUntilTaken();

        assertThat(Arrays.stream(server.getReceivedMessages()).map(DeliveryTest::to))
                .containsExactly("backup@example.org");
        deliveries("sy-clerk").body("channel", contains("DUTY", "PLATFORM")).body("recipient[0]", equalTo("王备班"));
        String urging = as("sy-clerk").get("/api/urgings").path("[0].id");
        as("ln-clerk")
                .get("/api/urgings/" + urging + "/deliveries")
                .then()
                .statusCode(200)
                .body("state[0]", equalTo("SENT"))
                .body("recipient[0]", nullValue());
        deliveries("yyx-clerk").body("channel", contains("PLATFORM"));
        assertThat(rotation).isNotNull();
    }

    @Test
    void logIsForTheUrgedAndThoseAboveOnly() {
        urge(Map.of());
        String urging = as("yyx-clerk").get("/api/urgings").path("[0].id");
        String path = "/api/urgings/" + urging + "/deliveries";

        as("ln-issuer").get(path).then().statusCode(200);
        as("dw1-clerk").get(path).then().statusCode(404);
        as("sy-clerk").get(path).then().statusCode(404);
        as("js-all").get(path).then().statusCode(404);
        as("ln-drafter").get(path).then().statusCode(403);
        anonymous().get(path).then().statusCode(401);
        as("ln-issuer")
                .get("/api/urgings/" + java.util.UUID.randomUUID() + "/deliveries")
                .then()
                .statusCode(404);
    }

    @Test
    void contactIsEachOrganisationsOwnAndChangedWithItsVersion() {
        as("yyx-clerk").get("/api/urgings/contacts").then().statusCode(200).body("", empty());
        wantsMail("yyx-clerk", MAILBOX, true);
        as("yyx-clerk")
                .get("/api/urgings/contacts")
                .then()
                .body("channel", contains("MAIL"))
                .body("address", contains(MAILBOX))
                .body("open", contains(true))
                .body("version", contains(1));
        as("yyx-clerk")
                .body(Map.of("address", MAILBOX, "wanted", false))
                .put("/api/urgings/contacts/MAIL")
                .then()
                .statusCode(428);
        contact("yyx-clerk", "\"0\"", "MAIL", MAILBOX).statusCode(412);
        as("ln-admin").get("/api/urgings/contacts").then().body("", empty());
        as("ln-reporter").get("/api/urgings/contacts").then().statusCode(403);
        contact("ln-duty", "*", "MAIL", MAILBOX).statusCode(403);
        anonymous().get("/api/urgings/contacts").then().statusCode(401);
        anonymous().body(Map.of()).put("/api/urgings/contacts/MAIL").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b\r\nBcc: c@d.example", "@example.org", "a@@example.org"})
    void refusesWhatIsNoMailbox(String address) {
        contact("yyx-clerk", "*", "MAIL", address).statusCode(422).body("type", equalTo("/problems/address-unfit"));
        contact("yyx-clerk", "*", "MAIL", " ").statusCode(400);
        contact("yyx-clerk", "*", "MAIL", "长".repeat(255)).statusCode(400);
    }

    @Test
    void knowsOnlyChannelsThatCanBeChosen() {
        contact("yyx-clerk", "*", "PIGEON", "roof").statusCode(404);
        contact("yyx-clerk", "*", "PLATFORM", "anywhere").statusCode(422);
        contact("yyx-clerk", "*", "DUTY", "anybody").statusCode(422);
    }

    @Test
    void furtherChannelIsOneClass() {
        contact("yyx-clerk", "\"0\"", "PAGER", "12345").statusCode(200).body("open", equalTo(true));
        contact("yyx-clerk", "*", "PAGER", "abc").statusCode(422);
        urge(Map.of());
        worker.sendWaiting();

        assertThat(pager.paged()).hasSize(1).allSatisfy(page -> assertThat(page).startsWith("12345 "));
        deliveries("yyx-clerk").body("channel", contains("PAGER", "PLATFORM")).body("state", contains("SENT", "SENT"));
    }

    private static ValidatableResponse contact(String user, String version, String channel, String address) {
        return as(user).header("If-Match", version)
                .body(Map.of("address", address, "wanted", true))
                .put("/api/urgings/contacts/" + channel)
                .then();
    }

    /** A busy machine may let a connection time out; then the platform tries again after a while, and so does this. */
    private void sendUntilTaken() {
        for (int attempt = 1; attempt <= 4; attempt++) {
            worker.sendWaiting();
            List<String> waiting = jdbi.withHandle(handle -> handle.createQuery(
                            "select coalesce(reason, '') from urging_delivery where state = 'WAITING'")
                    .mapTo(String.class)
                    .list());
            if (waiting.isEmpty()) {
                return;
            }
            System.err.println("Attempt " + attempt + " to send was in vain: " + waiting);
            clock.stopAt(LocalDateTime.now(clock).plusHours(3).toString());
        }
    }

    private static String rosterOfShenyang(String from) {
        String main = person("李主班", null);
        String backup = person("王备班", "backup@example.org");
        return as("ln-duty")
                .body(Map.of(
                        "organisation",
                        SHENYANG,
                        "rotation",
                        Map.of(
                                "name",
                                "网上值班",
                                "from",
                                from,
                                "startsAt",
                                "00:00",
                                "hours",
                                24,
                                "turnDays",
                                1,
                                "members",
                                List.of(main),
                                "backups",
                                List.of(backup))))
                .post("/api/duty/rotations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String person(String name, String email) {
        Map<String, Object> person = new java.util.HashMap<>(Map.of(
                "name", name, "phone", "024-2345 6789", "purpose", "值班联络", "basis", "DUTY", "keepUntil", "2099-12-31"));
        if (email != null) {
            person.put("email", email);
        }
        return as("ln-duty")
                .body(Map.of("organisation", SHENYANG, "person", person))
                .post("/api/duty/persons")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private void urge(Map<String, ?> body) {
        as("ln-clerk")
                .body(body)
                .post("/api/notices/" + notice + "/urgings")
                .then()
                .statusCode(200)
                .body("urged", equalTo(2));
    }

    private static void wantsMail(String clerk, String email, boolean byMail) {
        as(clerk)
                .header("If-Match", "\"0\"")
                .body(Map.of("address", email, "wanted", byMail))
                .put("/api/urgings/contacts/MAIL")
                .then()
                .statusCode(200)
                .body("wanted", equalTo(byMail));
    }

    /** Of the newest urging. */
    private static ValidatableResponse deliveries(String user) {
        String urging = as(user).get("/api/urgings").path("[0].id");
        return as(user).get("/api/urgings/" + urging + "/deliveries").then().statusCode(200);
    }
}
