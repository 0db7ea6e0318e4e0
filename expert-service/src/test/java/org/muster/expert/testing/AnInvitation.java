package org.muster.expert.testing;

import java.util.Map;

/** Invitations as the manager sends them. */
public final class AnInvitation {

    private AnInvitation() {}

    /** @return the id */
    public static String to(String expert, String need) {
        return As.manager()
                .body(Map.of("need", need, "expert", expert, "message", "请支援"))
                .post("/api/invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Makes the link by which the invited may answer without a login. @return its path */
    public static String linkOf(String invitation) {
        return As.manager()
                .put("/api/invitations/" + invitation + "/link")
                .then()
                .statusCode(200)
                .extract()
                .path("path");
    }

    /** @return one when it is in this state */
    public static long inState(String id, String state) {
        return Rows.count("select count(*) from invitation where id = ?::uuid and state = ?", id, state);
    }
}
