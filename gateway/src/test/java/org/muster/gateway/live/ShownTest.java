package org.muster.gateway.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.station.testing.Tokens;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import static org.assertj.core.api.Assertions.assertThat;

/** The table against the event catalogue. */
class ShownTest {

    private static final Path EVENTS = Path.of(System.getProperty("muster.root"), "platform/src/main/resources/events");

    @Test
    void decidesAboutEveryEventThereIs() throws IOException {
        Set<String> undecided = new TreeSet<>(topics().keySet());
        Stream.of(Shown.values()).map(Shown::type).forEach(undecided::remove);

        // where organisations stand is not news for those who watch; it decides what they see
        assertThat(undecided).containsExactly("org.muster.organisation.changed");
    }

    @Test
    void knowsEveryRoleOfTheRealm() {
        assertThat(Tokens.ROLES)
                .allSatisfy(role ->
                        assertThat(Shown.RESPONSE_ACTIVATED.isFor(Set.of(role))).isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void namesTopicsAndFieldsThatThereAre(Shown shown) throws IOException {
        JsonObject example = new JsonObject(Files.readString(EVENTS.resolve(shown.type() + ".example.json")));

        assertThat(topics()).containsEntry(shown.type(), shown.topic());
        assertThat(example.getValue(shown.id())).isInstanceOf(String.class);
        if (shown.title() != null) {
            assertThat(example.getValue(shown.title())).isInstanceOf(String.class);
        }
        if (shown.about() != null) {
            assertThat(example.getValue(shown.about())).isInstanceOfAny(String.class, JsonArray.class);
        }
    }

    @Test
    void readsAnAudienceAsItIsTold() throws IOException {
        JsonObject issued = new JsonObject(Files.readString(EVENTS.resolve("org.muster.notice.issued.example.json")));
        List<Clause> audience = Clause.of(issued.getJsonArray("audience"));

        assertThat(audience).hasSize(1);
        Clause clause = audience.get(0);
        assertThat(clause.takesIn(place(clause.from(), 1, "ASSOCIATION"))).isTrue();
        assertThat(clause.takesIn(place(clause.to(), 2, "SOCIETY"))).isTrue();
        assertThat(clause.takesIn(place(clause.to(), 3, "SOCIETY"))).isFalse();
        assertThat(clause.takesIn(place(clause.from(), 0, "ASSOCIATION"))).isFalse();
        assertThat(clause.takesIn(place(clause.from(), 1, "MEMBER_UNIT"))).isFalse();
        assertThat(clause.takesIn(place(clause.from() - 1, 1, "ASSOCIATION"))).isFalse();
        assertThat(clause.takesIn(place(clause.to() + 1, 1, "ASSOCIATION"))).isFalse();
    }

    @Test
    void takesOutWhomAnAudienceExcludes() {
        List<Clause> audience = Clause.of(new JsonArray("""
                [{"from":10,"to":20,"depthFrom":1,"groups":["医科"],"disciplines":["320","32024"],
                  "excluding":[{"from":12,"to":13,"depthFrom":1}]}]"""));
        Clause clause = audience.get(0);

        assertThat(clause.takesIn(new Place(11, 11, 2, "SOCIETY", Set.of("医科", "32024"))))
                .isTrue();
        assertThat(clause.takesIn(new Place(12, 12, 2, "SOCIETY", Set.of("医科", "32024"))))
                .isFalse();
        assertThat(clause.takesIn(new Place(11, 11, 2, "SOCIETY", Set.of("医科"))))
                .isFalse();
        assertThat(clause.takesIn(new Place(11, 11, 2, "SOCIETY", Set.of("320"))))
                .isFalse();
    }

    private static Place place(long pos, int depth, String kind) {
        return new Place(pos, pos, depth, kind, Set.of());
    }

    private static Map<String, String> topics() throws IOException {
        return Files.readAllLines(EVENTS.resolve("catalogue.csv")).stream()
                .skip(1)
                .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .collect(Collectors.toMap(row -> row[0], row -> row[3]));
    }
}
