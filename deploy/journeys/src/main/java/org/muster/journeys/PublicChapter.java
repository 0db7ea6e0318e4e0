package org.muster.journeys;

import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** A citizen asks: is this true? */
final class PublicChapter {

    private static final String KNOWN = "盐水漱口能预防感染新冠病毒？";

    private final Stage stage;

    PublicChapter(Stage stage) {
        this.stage = stage;
    }

    void play() {
        stage.tell("%n四、A citizen asks whether it is true", "");
        known();
        unknown();
    }

    private void known() {
        JsonNode answer = stage.citizen().get("/api/public/check?text=" + Text.encode(KNOWN));
        stage.check("the known claim is answered", answer.path("status").asText(), "ANSWERED");
        JsonNode first = answer.path("answers").path(0);
        stage.tell(
                "    “%s” → %s, %s",
                KNOWN, first.path("verdict").asText(), first.path("claim").asText());
        stage.check("the published verdict", first.path("verdict").asText(), "FALSE");
        JsonNode page = stage.citizen().get(first.path("url").asText());
        stage.check("the answer's address shows the verdict", page.toString().contains("漱口"));
        stage.figure("published answers found", answer.path("answers").size() > 0);
    }

    private void unknown() {
        String claim = "听说小区广播里说今晚会停水三小时编号" + UUID.randomUUID().toString().substring(0, 8) + "？";
        JsonNode check = stage.citizen().get("/api/public/check?text=" + Text.encode(claim));
        stage.check("an honest answer to an unknown claim", check.path("status").asText(), "NO_ANSWER_YET");
        stage.tell("    “%s” → no answer yet", claim);
        String id = null;
        for (int i = 0; i < 3; i++) {
            JsonNode recorded = stage.citizen().post("/api/public/rumours", Map.of("text", claim));
            String each = recorded.path("id").asText();
            stage.check("the claim is recorded once", id == null || id.equals(each));
            id = each;
        }
        String recorded = id;
        JsonNode rumour = stage.as("ln-checker").get("/api/rumours/" + recorded);
        stage.figure("askers of the one recorded claim", rumour.path("askers").asInt());
    }
}
