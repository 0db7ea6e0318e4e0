package org.muster.platform.audit;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

/** Lines are old here because a test's own hand made them old, and chained as all lines are. */
@QuarkusTest
class VerificationsTest {

    private static final String VERIFICATIONS = "/api/audit/platform-test/verifications";

    @Inject
    Jdbi jdbi;

    @Inject
    AuditRetention retention;

    @Test
    void findsTheChainWholeAndTheFirstLineThatWasAltered() throws Exception {
        long number = chained(0, 25_000);
        Response whole = verified();
        assertThat(whole.<String>path("state")).isEqualTo("INTACT");
        assertThat(whole.<Integer>path("lines")).isGreaterThanOrEqualTo(25_000);

        tamper("update audit set subject = 'nobody' where seq = " + number);
        Response broken = verified();
        tamper("update audit set subject = 'somebody' where seq = " + number);
        assertThat(broken.<String>path("state")).isEqualTo("BROKEN");
        assertThat(broken.<Integer>path("firstBroken").longValue()).isEqualTo(number);
        assertThat(verified().<String>path("state")).isEqualTo("INTACT");
    }

    @Test
    void findsALineThatIsGone() throws Exception {
        long number = chained(0, 3) + 1;
        tamper(
                "create table if not exists removed_line (like audit); insert into removed_line select * from audit where seq = "
                        + number + "; delete from audit where seq = " + number);
        Response broken = verified();
        assertThat(broken.<String>path("state")).isEqualTo("BROKEN");
        assertThat(broken.<Integer>path("firstBroken").longValue()).isEqualTo(number + 1);
        tamper("insert into audit overriding system value select * from removed_line where seq = " + number
                + "; drop table removed_line");
        assertThat(verified().<String>path("state")).isEqualTo("INTACT");
    }

    @Test
    void removesTheOldestLinesAndTheRestStaysWhole() throws Exception {
        beginAnew();
        chained(300, 12_000);
        chained(200, 3);
        long kept = chained(100, 5);

        retention.removeOlderThan(180);

        long first = number("select min(seq) from audit");
        assertThat(first).isLessThanOrEqualTo(kept).isGreaterThan(12_000);
        assertThat(number("select count(*) from audit where seq >= " + kept)).isGreaterThanOrEqualTo(5);
        assertThat(number("select max(seq) from audit_horizon")).isEqualTo(first - 1);
        assertThat(verified().<String>path("state")).isEqualTo("INTACT");
    }

    @Test
    void neverRemovesWhatIsYoungerThanHalfAYear() throws Exception {
        assertThatThrownBy(() -> retention.removeOlderThan(179)).hasMessageContaining("at least 180 days");
        beginAnew();
        chained(200, 2);
        long young = chained(170, 1);
        retention.removeOlderThan(180);
        assertThat(number("select min(seq) from audit")).isEqualTo(young);
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("delete from audit where seq = ?", young)))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("delete from audit_horizon")))
                .hasMessageContaining("append-only");
    }

    @Test
    void answersOnlyAuditorsAndOneAtATime() {
        given().post(VERIFICATIONS).then().statusCode(401);
        given().auth().oauth2(Tokens.of("operator")).post(VERIFICATIONS).then().statusCode(403);
        auditor().get(VERIFICATIONS + "/" + UUID.randomUUID()).then().statusCode(404);
        auditor().post(VERIFICATIONS).then().statusCode(202).header("Location", containsString(VERIFICATIONS));
    }

    /** A chain without the young lines of other tests at its beginning. */
    private void beginAnew() throws Exception {
        chained(0, 1);
        tamper("delete from audit; alter table audit_horizon disable trigger user; delete from audit_horizon;"
                + " alter table audit_horizon enable trigger user");
    }

    /** Not one that was running before, which looks no further than the chain went then. */
    private Response verified() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> number("select count(*) from audit_verification where ended_at is null") == 0);
        String id =
                auditor().post(VERIFICATIONS).then().statusCode(202).extract().path("id");
        await().atMost(Duration.ofSeconds(60)).until(() -> !state(id).equals("RUNNING"));
        return auditor().get(VERIFICATIONS + "/" + id);
    }

    private static String state(String id) {
        return auditor().get(VERIFICATIONS + "/" + id).path("state");
    }

    private static RequestSpecification auditor() {
        return given().auth().oauth2(Tokens.of("auditor"));
    }

    /** Writes lines of so many days ago and waits for them to be chained. @return the first one's number */
    private long chained(int daysAgo, int lines) {
        String object = UUID.randomUUID().toString();
        jdbi.useHandle(handle -> handle.execute(
                "insert into audit (at, subject, organisation, action, object_type, object_id, outcome)"
                        + " select now() - make_interval(days => ?), 'somebody', 'KX-210000', 'look', 'probe', ?, 'done'"
                        + " from generate_series(1, ?)",
                daysAgo,
                object,
                lines));
        await().atMost(Duration.ofSeconds(60)).until(() -> number("select count(*) from audit where seq is null") == 0);
        return number("select min(seq) from audit where object_id = '" + object + "'");
    }

    private long number(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).findOne().orElse(0L));
    }

    /** As somebody could who owns the table. */
    private static void tamper(String sql) throws Exception {
        try (Connection connection = TreeFixture.open();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table audit disable trigger user");
            statement.execute(sql);
            statement.execute("alter table audit enable trigger user");
        }
    }
}
