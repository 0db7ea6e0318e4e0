package org.muster.journeys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** An expert's opinion becomes an issue of 《科技工作者建议》, is instructed upon, and the task comes back done. */
final class AdviceChapter {

    private final Stage stage;

    AdviceChapter(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.tell("%n五、An expert's opinion goes up and an instruction comes back", "");
        String title = "关于做好废弃口罩集中处置的建议（" + UUID.randomUUID().toString().substring(0, 4) + "）";
        String opinion = stage.as("expert1")
                .post("/api/opinions", Map.of("title", title, "text", "社区应设置废弃口罩专用收集容器，日产日清，定时消毒，避免二次传播。"))
                .path("id")
                .asText();
        String brief = brief(title);
        String instruction = instruct(brief);
        String task = task(instruction);
        stage.as("sy-clerk").post("/api/tasks/" + task + "/completion", Map.of("result", "已在全市社区设置专用收集容器。"));
        closed(instruction, opinion);
    }

    private String brief(String title) {
        String item = stage.await(
                        "the opinion has reached the analysts",
                        () -> stream(stage.as("ln-analyst").get("/api/briefs/items?limit=200"))
                                .filter(each -> each.path("title").asText().equals(title))
                                .findFirst(),
                        Optional::isPresent)
                .get()
                .path("id")
                .asText();
        String brief = stage.as("ln-analyst")
                .post("/api/briefs", Map.of("series", "科技工作者建议", "title", title, "items", List.of(item)))
                .path("id")
                .asText();
        JsonNode issued = stage.as("ln-analyst").post("/api/briefs/" + brief + "/issue", Map.of());
        stage.check("the issue has a number", issued.path("issue").asInt() > 0);
        stage.tell("    《科技工作者建议》第%d期: %s", issued.path("issue").asInt(), title);
        return brief;
    }

    private String instruct(String brief) {
        JsonNode instruction = stage.as("ln-office")
                .post(
                        "/api/instructions",
                        Map.of(
                                "brief", brief,
                                "rank", "省政府分管领导",
                                "text", "请沈阳市先行试点。",
                                "instructedOn", "2020-02-12",
                                "tasks",
                                        List.of(Map.of(
                                                "number", 1,
                                                "text", "提出废弃口罩集中处置办法并试点",
                                                "organisation", "KX-210100",
                                                "dueText", "尽快"))));
        stage.tell("    An instruction is recorded, with a task for 沈阳市科协");
        return instruction.path("id").asText();
    }

    private String task(String instruction) {
        List<JsonNode> tasks = stage.await(
                "the instruction's task has reached 沈阳市科协",
                () -> stream(stage.as("sy-clerk").get("/api/tasks?limit=200"))
                        .filter(task -> task.path("sourceId").asText().equals(instruction))
                        .toList(),
                found -> !found.isEmpty());
        stage.figure("tasks opened by the instruction", tasks.size());
        return tasks.get(0).path("id").asText();
    }

    private void closed(String instruction, String opinion) {
        stage.await(
                "the instruction is closed",
                () -> stage.as("ln-office")
                        .get("/api/instructions/" + instruction)
                        .path("state")
                        .asText(),
                "CLOSED"::equals);
        JsonNode told = stage.await(
                "the author is told of all four steps",
                () -> stage.as("expert1").get("/api/opinions/" + opinion),
                each -> each.path("steps").size() >= 4);
        stage.tell("    The author sees: %s", told.path("steps"));
        stage.figure("steps the author of the opinion sees", told.path("steps").size());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
