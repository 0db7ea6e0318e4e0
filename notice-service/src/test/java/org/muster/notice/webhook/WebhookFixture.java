package org.muster.notice.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.testing.TestClock;

import static org.awaitility.Awaitility.await;
import static org.muster.notice.testing.Caller.as;

/** Subscribes and waits for what is queued. */
@ApplicationScoped
class WebhookFixture {

    @Inject
    Jdbi jdbi;

    @Inject
    WebhookWorker worker;

    @Inject
    TestClock clock;

    void forgetAll() {
        jdbi.useHandle(handle -> handle.execute("delete from webhook"));
    }

    String subscribed(String user, String url, String... types) {
        return as(user).body(Map.of("url", url, "types", List.of(types)))
                .post("/api/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** For organisations without an administrator among the demo's users. */
    String subscribedFor(String organisation, String url, String... types) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into webhook (id, organisation, url, types, state, state_since, secret, created_at,"
                                + " created_by, version) values (:id, :organisation, :url, :types, 'ACTIVE', :now,"
                                + " 'no secret', :now, 'nobody', 0)")
                .bind("id", id)
                .bind("organisation", organisation)
                .bind("url", url)
                .bindArray("types", String.class, (Object[]) types)
                .bind("now", clock.instant())
                .execute());
        return id.toString();
    }

    /** Waits until so many events are in its log. @return their bodies, newest last */
    List<String> queued(String webhook, int atLeast) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> bodies(webhook), bodies -> bodies.size() >= atLeast);
    }

    List<String> bodies(String webhook) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select body from webhook_delivery where webhook = ?::uuid order by id")
                        .bind(0, webhook)
                        .mapTo(String.class)
                        .list());
    }

    /** @return its id in the log */
    String pinged(String user, String webhook) {
        return as(user).post("/api/webhooks/{id}/ping", webhook)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Returns when everything that was due has been tried. */
    void send() {
        worker.sendWaiting();
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(20))
                .until(worker::idle);
    }

    /** Moves the clock on from now. */
    void later(Duration time) {
        clock.stopAt(clock.instant()
                .plus(time)
                .atZone(clock.getZone())
                .toLocalDateTime()
                .toString());
    }
}
