package org.muster.notice.distribution;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.muster.platform.testing.TreeFixture;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import static org.muster.notice.document.NoticeFixture.as;

/** Signing many at once, in a tree in which nobody signs for another until a test arranges it. */
abstract class Signing {

    static final String PROVINCE = "KX-210000";
    static final String SOCIETY = "XH-210000-NX";

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @AfterEach
    void nobodySignsForAnother() {
        jdbi.useHandle(handle -> handle.execute("delete from signing_arrangement"));
    }

    static Response post(String user, Object body) {
        return as(user).body(body).post("/api/inbox/signatures");
    }

    static ValidatableResponse sign(String user, String... notices) {
        return post(user, Map.of("notices", List.of(notices))).then().statusCode(200);
    }

    List<String> acts(String notice) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select act from receipt where notice = ? order by step, pos")
                        .bind(0, UUID.fromString(notice))
                        .mapTo(String.class)
                        .list());
    }
}
