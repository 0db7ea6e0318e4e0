package org.muster.notice.staff;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.muster.platform.testing.EveryEndpointRefuses;

import static org.muster.notice.document.NoticeFixture.as;

/** Accounts. */
public final class KnownStaff {

    private static final String PROVINCE = "KX-210000";

    private KnownStaff() {}

    public static void know(EveryEndpointRefuses every) {
        every.heldBy(PROVINCE);
        every.showsOnlyOwn("GET /api/staff", request -> request, List.of("ln-clerk", "KX-210000"));
        every.refuses(
                "POST /api/staff",
                Map.of(
                        "username",
                        "neighbour-" + UUID.randomUUID().toString().substring(0, 8),
                        "name",
                        "越界",
                        "organisation",
                        PROVINCE,
                        "roles",
                        List.of("clerk")));
        String account = as("ln-admin")
                .body(Map.of(
                        "username",
                        "asked-" + UUID.randomUUID().toString().substring(0, 8),
                        "name",
                        "受管账号",
                        "organisation",
                        PROVINCE,
                        "roles",
                        List.of("clerk")))
                .post("/api/staff")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        every.refuses("GET /api/staff/{id}", account);
        every.refuses("PUT /api/staff/{id}/roles", Map.of("roles", List.of("clerk")), account);
        // to where it is: otherwise whoever may would take it away from those who are asked next
        every.refuses("PUT /api/staff/{id}/organisation", Map.of("organisation", PROVINCE), account);
        every.refuses("PUT /api/staff/{id}/password", account);
        every.refuses("POST /api/staff/{id}/disabling", account);
        every.refuses("POST /api/staff/{id}/enabling", account);
    }
}
