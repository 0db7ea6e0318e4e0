package org.muster.platform.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.muster.station.testing.Tokens;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks every endpoint a service describes in its OpenAPI document: without a token, with a tampered, an expired and
 * another audience's token, and as 江苏省科协's user who has every role but no business with 辽宁省科协. An endpoint
 * the subclass does not know fails {@link #knowsEveryEndpoint()}, so none can be added without its refusals.
 *
 * <p>Endpoints are written as {@code "GET /api/notices/{id}"}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EveryEndpointRefuses {

    /** What running machinery writes by itself, and the trail of who looked at what. */
    private static final Set<String> MACHINERY = Set.of(
            "outbox", "inbox", "idempotency", "audit", "audit_verification", "dead_letter", "flyway_schema_history");

    private final Map<String, Case> cases = new TreeMap<>();
    private boolean prepared;
    private String holder = "KX-210000";

    /**
     * Makes things of 辽宁省科协 and says with {@link #refuses}, {@link #showsOnlyOwn}, {@link #isOpen} and
     * {@link #isOwn} for every endpoint what the neighbour gets. Runs once.
     */
    protected abstract void know();

    /** Tables of the service that its own timers may change meanwhile. */
    protected Set<String> busyTables() {
        return Set.of();
    }

    /**
     * Whose the things are that are named from here on, or to whom they were addressed; 辽宁省科协 until then. Also
     * 辽宁省医疗保险研究会 can be.
     */
    public final void heldBy(String organisation) {
        holder = organisation;
    }

    /** The neighbour, asking for these things, gets 403 or 404 and leaves the database as it was. */
    public final void refuses(String endpoint, UnaryOperator<RequestSpecification> request, Object... path) {
        add(endpoint, new Case(Kind.REFUSED, holder, request, path, List.of()));
    }

    /** As {@link #refuses(String, UnaryOperator, Object...)} with a JSON body. */
    public final void refuses(String endpoint, Map<String, ?> body, Object... path) {
        refuses(endpoint, request -> request.body(body), path);
    }

    public final void refuses(String endpoint, Object... path) {
        refuses(endpoint, UnaryOperator.identity(), path);
    }

    /**
     * The neighbour neither lists, adds, reads nor removes files.
     *
     * @param files where they are, such as {@code /api/notices/{id}/attachments}
     * @param file what a single one is called in the path
     * @param owner who adds one
     */
    public final void refusesFiles(String files, String file, RequestSpecification owner, String id) {
        String added = owner.contentType(ContentType.MULTIPART)
                .multiPart("file", "说明.pdf", new byte[] {1, 2, 3}, "application/pdf")
                .post(files, id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refuses("GET " + files, id);
        refuses(
                "POST " + files,
                request -> request.contentType(ContentType.MULTIPART)
                        .multiPart("file", "说明.pdf", new byte[] {4}, "application/pdf"),
                id);
        refuses("GET " + files + "/{" + file + "}", id, added);
        refuses("DELETE " + files + "/{" + file + "}", id, added);
    }

    /** The neighbour gets an answer, but none of these words stand in it. */
    public final void showsOnlyOwn(
            String endpoint, UnaryOperator<RequestSpecification> request, List<String> foreign, Object... path) {
        assertThat(foreign).as("what must not be shown").isNotEmpty();
        add(endpoint, new Case(Kind.OWN_ONLY, holder, request, path, foreign));
    }

    /** Everybody may ask without a token. */
    public final void isOpen(String endpoint) {
        add(endpoint, new Case(Kind.OPEN, holder, UnaryOperator.identity(), new Object[0], List.of()));
    }

    /** Whatever is asked is about the caller and its organisation only, or the same for everybody who is logged in. */
    public final void isOwn(String endpoint) {
        add(endpoint, new Case(Kind.OWN, holder, UnaryOperator.identity(), new Object[0], List.of()));
    }

    /** Not before all: only from here on RestAssured knows the port that the service listens on. */
    @BeforeEach
    final void prepare() {
        if (!prepared) {
            cases.clear();
            know();
            SharedEndpoints.know(this, application());
            prepared = true;
        }
    }

    @Test
    final void knowsEveryEndpoint() {
        assertThat(cases.keySet()).containsExactlyInAnyOrderElementsOf(described());
    }

    @Test
    final void describesEveryEndpointInWordsWithItsProblemsAndFittingExamples() {
        assertThat(Described.shortcomings()).isEmpty();
    }

    @Test
    final void saysOfEveryReadWhetherItCarriesAnETag() {
        assertThat(NotModified.wronglyDescribed(cases)).isEmpty();
    }

    @TestFactory
    final Stream<DynamicTest> everyEndpointRefusesWhoeverItDoesNotKnow() {
        Map<String, String> tokens = new HashMap<>();
        tokens.put("a tampered token", Tokens.tampered("ln-issuer"));
        tokens.put("another audience's token", Tokens.forAnotherAudience("ln-issuer"));
        tokens.put("an expired token", Tokens.expired("ln-issuer"));
        return cases.entrySet().stream()
                .filter(known -> known.getValue().kind != Kind.OPEN)
                .map(known -> DynamicTest.dynamicTest(known.getKey(), () -> {
                    assertThat(send(known.getKey(), known.getValue(), asking()).statusCode())
                            .as("without a token")
                            .isEqualTo(401);
                    tokens.forEach((what, token) -> assertThat(send(
                                            known.getKey(),
                                            known.getValue(),
                                            asking().auth().oauth2(token))
                                    .statusCode())
                            .as("with " + what)
                            .isEqualTo(401));
                }));
    }

    /** Nothing is asked properly here; that it is not turned away is all. */
    @TestFactory
    final Stream<DynamicTest> everyOpenEndpointLetsAnybodyAsk() {
        return cases.entrySet().stream()
                .filter(known -> known.getValue().kind == Kind.OPEN)
                .map(known -> DynamicTest.dynamicTest(
                        known.getKey(),
                        () -> assertThat(send(known.getKey(), known.getValue(), asking())
                                        .statusCode())
                                .isNotIn(401, 403)
                                .isLessThan(500)));
    }

    @TestFactory
    final Stream<DynamicTest> everyEndpointKeepsOneProvinceFromTheOther() {
        return cases.entrySet().stream()
                .filter(known -> Set.of(Kind.REFUSED, Kind.OWN_ONLY).contains(known.getValue().kind))
                .map(known ->
                        DynamicTest.dynamicTest(known.getKey(), () -> keepsApart(known.getKey(), known.getValue())));
    }

    /**
     * Asks every endpoint in every role, from above, from below and from beside the things, and keeps nothing of what that
     * does. Who got in must be exactly who {@code docs/who-may/<service>.csv} says.
     */
    @Test
    final void letsInExactlyThoseWhoMay() throws IOException {
        String asked = WhoMay.ask(cases);
        Path stated = Path.of("..", "docs", "who-may", application() + ".csv");
        Path found = Files.writeString(Path.of("target", "who-may.csv"), asked);
        assertThat(asked)
                .as("who got in, written to " + found.toAbsolutePath() + "; stated in " + stated)
                .isEqualTo(Files.exists(stated) ? Files.readString(stated) : "");
    }

    /**
     * The console's client is made from the committed description, so that it is built without a running service and a
     * change of the interface can be read in the diff.
     */
    @Test
    final void isDescribedAsTheCommittedFileSays() throws IOException {
        String file = application() + ".json";
        Path committed = Path.of("..", "docs", "openapi", file);
        Path written = Files.writeString(Path.of("target", file), Description.ask());
        assertThat(Files.exists(committed) ? Files.readString(committed) : "")
                .as("the committed description of the interface; when the change is meant, renew it and read the diff:"
                        + " cp " + application() + "/target/" + file + " docs/openapi/" + file)
                .isEqualTo(Files.readString(written));
    }

    private static String application() {
        return ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
    }

    private void keepsApart(String endpoint, Case known) throws SQLException {
        Map<String, String> before = state();
        Response answer = send(endpoint, known, asking().auth().oauth2(Tokens.ofNeighbourWithEveryRole()));
        String body = answer.asString();
        if (known.kind == Kind.REFUSED) {
            assertThat(answer.statusCode()).as(body).isIn(403, 404);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.<String>path("type"))
                    .as("refused for the organisation, not for a mistyped path or a missing role")
                    .isNotIn("/problems/http-404", "/problems/role-missing");
        } else {
            assertThat(answer.statusCode()).as(body).isEqualTo(200);
            known.foreign.forEach(word -> assertThat(body).doesNotContain(word));
        }
        assertThat(state()).as("what the database holds").isEqualTo(before);
    }

    private void add(String endpoint, Case known) {
        assertThat(cases.put(endpoint, known)).as(endpoint + " stands twice").isNull();
    }

    static RequestSpecification asking() {
        return given().contentType(ContentType.JSON).accept("*/*");
    }

    static Response send(String endpoint, Case known, RequestSpecification request) {
        String[] parts = endpoint.split(" ", 2);
        Object[] path = known.path;
        long names = parts[1].chars().filter(c -> c == '{').count();
        if (path.length == 0 && names > 0) {
            path = Stream.generate(UUID::randomUUID).limit(names).toArray();
        }
        assertThat(path).as("values for " + parts[1]).hasSize((int) names);
        return known.request.apply(request).request(parts[0], parts[1], path);
    }

    private static Set<String> described() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        Set<String> described = new TreeSet<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(name -> Set.of("get", "post", "put", "patch", "delete").contains(name))
                .forEach(name -> described.add(name.toUpperCase() + " " + path)));
        return described;
    }

    /** A digest of every table's rows. */
    private Map<String, String> state() throws SQLException {
        try (Connection database = TreeFixture.open()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = database.createStatement()
                    .executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            tables.removeAll(MACHINERY);
            tables.removeAll(busyTables());
            Map<String, String> state = new TreeMap<>();
            for (String table : tables) {
                try (ResultSet rows = database.createStatement()
                        .executeQuery("select count(*), sum(hashtextextended(t::text, 0)::numeric) from \"" + table
                                + "\" t")) {
                    rows.next();
                    state.put(table, rows.getLong(1) + " rows, digest " + rows.getString(2));
                }
            }
            return state;
        }
    }

    enum Kind {
        REFUSED,
        OWN_ONLY,
        OPEN,
        OWN
    }

    /** @param foreign words that only who may see the thing is shown */
    record Case(
            Kind kind,
            String holder,
            UnaryOperator<RequestSpecification> request,
            Object[] path,
            List<String> foreign) {}
}
