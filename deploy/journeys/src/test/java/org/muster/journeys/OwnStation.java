package org.muster.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.muster.station.backing.Command;
import org.muster.station.client.Muster;

import com.fasterxml.jackson.databind.JsonNode;

/** The station of the journeys, for those in other packages. */
public final class OwnStation implements AutoCloseable {

    private final RunningStation station;

    private OwnStation(RunningStation station) {
        this.station = station;
    }

    /** With the demo loaded; {@code -Dstation=running} takes the one that runs, and leaves it running. */
    public static OwnStation start() {
        return new OwnStation(
                System.getProperty("station") == null ? RunningStation.start("--demo") : RunningStation.asItRuns());
    }

    /** A notice of 辽宁省科协 to its societies, issued today. */
    public void issue(String title) {
        issue(title, false);
    }

    /** As {@link #issue}; the societies are asked to forward it to those below them. */
    public void issueToBeForwarded(String title) {
        issue(title, true);
    }

    private void issue(String title, boolean toBeForwarded) {
        Muster muster = station.muster();
        String draft = muster.as("ln-drafter")
                .post(
                        "/api/notices",
                        Map.of(
                                "issuerMark",
                                "辽科协发",
                                "type",
                                "通知",
                                "title",
                                title,
                                "body",
                                "现将有关事项通知如下。",
                                "urgency",
                                "加急",
                                "forwardRequired",
                                toBeForwarded,
                                "tasks",
                                List.of(Map.of("number", 1, "text", "报送应急科普资源目录", "dueText", "近期")),
                                "to",
                                List.of(Map.of("below", "KX-210000", "kinds", List.of("SOCIETY")))))
                .path("id")
                .asText();
        muster.as("ln-drafter").post("/api/notices/" + draft + "/submission");
        muster.as("ln-issuer").post("/api/notices/" + draft + "/approval");
        muster.as("ln-issuer").post("/api/notices/" + draft + "/issue", Map.of());
    }

    /** The organisation of the user signs the notice of this title. */
    public void sign(String user, String title) {
        Muster.User clerk = station.muster().as(user);
        for (JsonNode item : clerk.get("/api/inbox")) {
            if (item.path("title").asText().equals(title)) {
                clerk.post("/api/inbox/" + item.path("id").asText() + "/signature");
                return;
            }
        }
        throw new AssertionError(user + " has not received " + title);
    }

    /** 辽宁省科协 activates a drill response. @return its id */
    public String activateDrill(String event) {
        return station.muster()
                .as("ln-duty")
                .post(
                        "/api/responses",
                        Map.of(
                                "event",
                                event,
                                "level",
                                "IV",
                                "divisionCode",
                                "210000",
                                "drill",
                                true,
                                "plan",
                                Map.of("topicPacks", List.of(), "pools", List.of())))
                .path("id")
                .asText();
    }

    /** Somebody asks whether it is true. */
    public void ask(String text) {
        station.muster().anonymous().post("/api/public/rumours", Map.of("text", text));
    }

    /** Expert 1 is asked to help with what was needed. */
    public void inviteExpert(String title) {
        Muster muster = station.muster();
        LocalDate start = LocalDate.now().plusDays(ThreadLocalRandom.current().nextInt(20, 300));
        String need = muster.as("dw1-clerk")
                .post(
                        "/api/needs",
                        Map.of(
                                "title",
                                title,
                                "description",
                                "请专家远程会诊。",
                                "disciplines",
                                List.of("3202415"),
                                "seats",
                                1,
                                "startOn",
                                start.toString(),
                                "endOn",
                                start.toString()))
                .path("id")
                .asText();
        muster.as("ln-experts").post("/api/needs/" + need + "/validation", Map.of());
        String expert = muster.as("expert1").get("/api/experts/me").path("id").asText();
        muster.as("ln-experts").post("/api/invitations", Map.of("need", need, "expert", expert, "message", "请协助会诊"));
    }

    /** A daily report of a day that had none yet, due in an hour. @return the period */
    public String openReport() {
        Muster.User reviewer = station.muster().as("ln-reviewer");
        String form = own(reviewer.get("/api/report-forms")).path("id").asText();
        return reviewer.post(
                        "/api/report-periods",
                        Map.of(
                                "form", form,
                                "date",
                                        LocalDate.now()
                                                .minusDays(ThreadLocalRandom.current()
                                                        .nextInt(10, 2000))
                                                .toString(),
                                "to",
                                        List.of(Map.of(
                                                "below", "KX-210000", "kinds", List.of("ASSOCIATION"), "depth", 1)),
                                "dueAt", Instant.now().plus(Duration.ofHours(1)).toString()))
                .path("id")
                .asText();
    }

    /** For what a journey needs and nobody does in its browser. */
    public Muster muster() {
        return station.muster();
    }

    /** A service that answers nobody any more, without being gone, until this is closed. */
    public AutoCloseable hang(String service) {
        long pid = station.process(service).pid();
        signal("-STOP", pid);
        return () -> signal("-CONT", pid);
    }

    /** Gone at once, as by {@code kill -9}; the station starts it again. */
    public void kill(String service) {
        station.kill(service);
    }

    private static void signal(String signal, long pid) {
        try {
            Command.run(new ProcessBuilder("kill", signal, Long.toString(pid)).inheritIO());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode own(JsonNode forms) {
        for (JsonNode form : forms) {
            if (form.path("organisation").asText().equals("KX-210000")
                    && form.path("name").asText().equals("疫情日报")) {
                return form;
            }
        }
        throw new AssertionError("辽宁省科协 has no 疫情日报");
    }

    public JsonNode report(String period, String organisation) {
        return station.muster().as("sy-reporter").get("/api/reports/" + period + "/" + organisation);
    }

    @Override
    public void close() {
        if (System.getProperty("station") == null) {
            station.close();
        }
    }
}
