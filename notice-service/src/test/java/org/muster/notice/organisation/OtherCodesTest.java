package org.muster.notice.organisation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.testing.TreeFixture;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.events;

/** With the changes of division codes since 2020, and what the other services are told of them. */
@QuarkusTest
class OtherCodesTest {

    private static final String CHANGED = "org.muster.organisation.changed";

    @Inject
    Organisations organisations;

    final DirectoryFixture cast = new DirectoryFixture("cast-admin");

    private final List<String> recoded = new ArrayList<>();

    record Recoding(String before, String name, String after) {}

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @AfterEach
    void tidyUp() {
        cast.closeAll();
        recoded.forEach(code -> as("cast-admin")
                .body("{}")
                .post("/api/organisations/{code}/closure", code)
                .then()
                .statusCode(200));
    }

    static Stream<Recoding> real() throws Exception {
        return Files.readAllLines(Path.of("..", "deploy", "data", "divisions_changes.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(row -> new Recoding("KX-" + row[0], row[1], "KX-" + row[2]));
    }

    /** One after another in one go: some codes became the same. */
    @TestFactory
    Stream<DynamicTest> resolvesEveryRealOldCodeAndTellsIt() throws Exception {
        return real().map(recoding -> DynamicTest.dynamicTest(recoding.toString(), () -> resolves(recoding)));
    }

    private void resolves(Recoding recoding) {
        if (organisations.find(recoding.after()).isEmpty()) {
            recoded.add(recoding.after());
            as("cast-admin")
                    .body(Map.of(
                            "code",
                            recoding.after(),
                            "name",
                            "科学技术协会" + recoding.after(),
                            "kind",
                            "ASSOCIATION",
                            "parent",
                            "KX-000000"))
                    .post("/api/organisations")
                    .then()
                    .statusCode(201);
        }
        as("js-clerk")
                .get("/api/organisations/{code}", recoding.before())
                .then()
                .statusCode(200)
                .body("code", equalTo(recoding.after()))
                .body("asked.name", equalTo(recoding.name()));
        assertThat(told(recoding.after()).get(0)).contains(recoding.before());
    }

    @Test
    void tellsALaterCodeWithTheRenaming() {
        String code = cast.association("KX-000000");
        String later = DirectoryFixture.code("KX");
        cast.rename(code, Map.of("newCode", later)).statusCode(200);
        assertThat(events(CHANGED, "code", code, 2))
                .satisfiesExactly(
                        created -> assertThat(created.data().has("aliases")).isFalse(),
                        renamed -> assertThat(
                                        renamed.data().at("/aliases/0/alias").asText())
                                .isEqualTo(later));
    }

    @Test
    void reopeningUndoesAClosure() {
        String code = cast.association("KX-000000");
        cast.close(code, Map.of()).statusCode(200);
        as("cast-admin")
                .post("/api/organisations/{code}/reopening", code)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"));
        as("js-clerk")
                .get("/api/organisations/{code}", code)
                .then()
                .body("validTo", nullValue())
                .body("successor", nullValue());
        String below = cast.association(code);
        as("js-clerk").get("/api/organisations/{code}/children", code).then().body("code", hasItem(below));
        assertThat(events(CHANGED, "code", code, 3))
                .extracting(event -> event.data().path("validTo").isNull())
                .containsExactly(true, false, true);
        cast.close(code, Map.of("childrenTo", "KX-000000")).statusCode(200);
    }

    private static List<List<String>> told(String code) {
        return events(CHANGED, "code", code, 1).stream()
                .map(event -> event.data().path("aliases").findValues("alias").stream()
                        .map(JsonNode::asText)
                        .toList())
                .toList();
    }
}
