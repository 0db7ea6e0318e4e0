package org.muster.notice.organisation;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.muster.notice.testing.Caller;
import org.muster.platform.testing.TreeFixture;

import io.restassured.response.ValidatableResponse;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

/** Organisations a test creates through the API, and closes again so that the others keep the tree they know. */
final class DirectoryFixture {

    private final Deque<String> created = new ArrayDeque<>();
    private final String admin;

    DirectoryFixture(String admin) {
        this.admin = admin;
    }

    String association(String parent) {
        return create("KX", "ASSOCIATION", parent, Map.of());
    }

    String create(String prefix, String kind, String parent, Map<String, ?> more) {
        String code = code(prefix);
        Map<String, Object> entry = new HashMap<>(more);
        entry.put("code", code);
        entry.putIfAbsent("name", "试验单位" + code);
        entry.put("kind", kind);
        entry.put("parent", parent);
        Caller.as(admin).body(entry).post("/api/organisations").then().statusCode(201);
        created.push(code);
        return code;
    }

    ValidatableResponse rename(String code, Map<String, ?> renaming) {
        return Caller.as(admin)
                .body(renaming)
                .post("/api/organisations/{code}/renaming", code)
                .then();
    }

    ValidatableResponse move(String code, String parent) {
        return move(code, Map.of("parent", parent));
    }

    ValidatableResponse move(String code, Map<String, ?> move) {
        return Caller.as(admin)
                .body(move)
                .post("/api/organisations/{code}/move", code)
                .then();
    }

    ValidatableResponse affiliate(String code, Map<String, ?> affiliation) {
        return Caller.as(admin)
                .body(affiliation)
                .post("/api/organisations/{code}/affiliation", code)
                .then();
    }

    ValidatableResponse close(String code, Map<String, ?> closure) {
        return Caller.as(admin)
                .body(closure)
                .post("/api/organisations/{code}/closure", code)
                .then();
    }

    ValidatableResponse reopen(String code) {
        return Caller.as(admin)
                .post("/api/organisations/{code}/reopening", code)
                .then();
    }

    /** What reopening would bring back. */
    ValidatableResponse reopening(String code) {
        return Caller.as(admin).get("/api/organisations/{code}/reopening", code).then();
    }

    /**
     * The children before their parents, also where one was moved below a parent that was made after it; what a test has
     * closed itself stays closed.
     */
    void closeAll() {
        int open;
        do {
            open = created.size();
            created.removeIf(code -> !"/problems/has-children"
                    .equals(close(code, Map.of())
                            .statusCode(anyOf(is(200), is(409)))
                            .extract()
                            .path("type")));
        } while (!created.isEmpty() && created.size() < open);
    }

    static String code(String prefix) {
        return prefix + "-T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    }

    /** Puts DW-YYX-2 back where {@link TreeFixture} has it. */
    static void putBackMemberUnitTwo() {
        String sql = """
                with e as (update directory_edition set edition = edition + 1 returning edition)
                select organisation_apply('DW-YYX-2', '会员单位二', 'MEMBER_UNIT', '210200', 'XH-210000-YYX', '{}', '{}',
                    4::bigint << 40, 4::bigint << 40, 3, e.edition, date '2020-01-01', null) from e""";
        try (var connection = TreeFixture.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
