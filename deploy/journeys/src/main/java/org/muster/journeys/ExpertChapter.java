package org.muster.journeys;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.apache.commons.csv.CSVRecord;

import com.fasterxml.jackson.databind.JsonNode;

/** A hospital's real need of February 2020 finds an expert, who is then taken for that time. */
final class ExpertChapter {

    private final Stage stage;

    ExpertChapter(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.tell("%n三、A hospital needs help and finds an expert", "");
        String expert = stage.as("expert1").get("/api/experts/me").path("id").asText();
        LocalDate start = dayAfterLastEngagement();
        String need = need(start);
        JsonNode candidates = stage.as("ln-experts").get("/api/needs/" + need + "/candidates?limit=200");
        stage.check("there are candidates", candidates.size() > 0);
        JsonNode chosen = stream(candidates)
                .filter(candidate -> candidate.path("expert").asText().equals(expert))
                .findFirst()
                .orElseThrow(() -> new AssertionError("expert1 is not among the candidates"));
        JsonNode best = candidates.path(0);
        stage.tell(
                "    %d candidates; best: %s, score %s",
                candidates.size(), best.path("name").asText(), best.path("score"));
        best.path("reasons")
                .forEach(reason -> stage.tell("      · %s", reason.path("text").asText()));
        stage.check(
                "every candidate comes with reasons",
                stream(candidates).allMatch(each -> each.path("reasons").size() > 0));
        accept(need, chosen.path("expert").asText());
        blocked(start, expert);
    }

    private LocalDate dayAfterLastEngagement() {
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        return stream(stage.as("expert1").get("/api/engagements?limit=200"))
                .map(engagement ->
                        LocalDate.parse(engagement.path("endOn").asText()).plusDays(1))
                .filter(free -> free.isAfter(tomorrow))
                .max(LocalDate::compareTo)
                .orElse(tomorrow);
    }

    private String need(LocalDate start) {
        CSVRecord real = stage.data().rows("supply_needs.csv").stream()
                .filter(row -> row.get("item").contains("N95"))
                .findFirst()
                .orElseThrow();
        JsonNode need = stage.as("dw1-clerk")
                .post(
                        "/api/needs",
                        Map.of(
                                "title", "呼吸道传染病防护用品选用与院感防控指导",
                                "description",
                                        "%s（%s%s）公开求助：%s，规格 %s。请专家指导防护用品的选用、替代与重复使用，并远程会诊。"
                                                .formatted(
                                                        real.get("hospital"),
                                                        real.get("city"),
                                                        real.get("district"),
                                                        real.get("item"),
                                                        real.get("specification")),
                                "disciplines", List.of("3202415"),
                                "divisionCode", "210100",
                                "seats", 1,
                                "startOn", start.toString(),
                                "endOn", start.plusDays(13).toString(),
                                "source", real.get("source_url")));
        String id = need.path("id").asText();
        stage.as("ln-experts").post("/api/needs/" + id + "/validation", Map.of());
        stage.tell("    The need of %s is checked and open, %s to %s", real.get("hospital"), start, start.plusDays(13));
        return id;
    }

    private void accept(String need, String expert) {
        JsonNode invitation = stage.as("ln-experts")
                .post("/api/invitations", Map.of("need", need, "expert", expert, "message", "请于今晚远程会诊"));
        JsonNode accepted = stage.as("expert1")
                .post("/api/invitations/" + invitation.path("id").asText() + "/acceptance");
        stage.check("the invitation", accepted.path("state").asText(), "ACCEPTED");
        stage.tell("    The expert is invited and accepts");
    }

    private void blocked(LocalDate start, String expert) {
        String second = need(start.plusDays(3));
        JsonNode candidates = stage.as("ln-experts").get("/api/needs/" + second + "/candidates?limit=200");
        stage.check(
                "who is taken is not offered again",
                stream(candidates)
                        .noneMatch(each -> each.path("expert").asText().equals(expert)));
        JsonNode excluded = stage.as("ln-experts").get("/api/needs/" + second + "/exclusions?limit=200");
        JsonNode why = stream(excluded)
                .filter(each -> each.path("expert").asText().equals(expert))
                .findFirst()
                .orElseThrow(() -> new AssertionError("it is not said why expert1 is not offered"));
        stage.tell(
                "    Asked for again in that time: %s",
                why.path("obstacles").path(0).path("text").asText());
        stage.as("ln-experts").post("/api/needs/" + second + "/stand-down", Map.of("reason", "演示结束"));
        stage.figure("engagements of the invited expert in that time", engagementsFrom(start));
    }

    private long engagementsFrom(LocalDate start) {
        return stream(stage.as("expert1").get("/api/engagements?limit=200"))
                .filter(engagement -> engagement.path("startOn").asText().equals(start.toString()))
                .count();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
