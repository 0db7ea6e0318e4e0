package org.muster.notice.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.muster.platform.testing.EveryEndpointRefuses;

import static org.muster.notice.document.NoticeFixture.as;

/** The directory and the calendar. */
public final class KnownOrganisations {

    private static final String SOCIETY = "XH-210000-YYX";

    private KnownOrganisations() {}

    /** Everybody reads the directory and the calendar; changes stay in the caller's own subtree. */
    public static void know(EveryEndpointRefuses every) {
        every.heldBy(SOCIETY);
        every.isOwn("GET /api/organisations");
        every.isOwn("GET /api/organisations/{code}");
        every.isOwn("GET /api/organisations/{code}/children");
        every.isOwn("GET /api/organisations/{code}/history");
        every.refuses("POST /api/organisations/{code}/renaming", Map.of("name", "改名的学会"), SOCIETY);
        every.refuses("POST /api/organisations/{code}/move", Map.of("parent", "KX-210100"), SOCIETY);
        every.refuses("POST /api/organisations/{code}/affiliation", Map.of("groups", List.of("医科")), SOCIETY);
        every.refuses("GET /api/organisations/{code}/closure", SOCIETY);
        every.refuses("GET /api/organisations/{code}/reopening", SOCIETY);
        every.refuses("POST /api/organisations/{code}/reopening", SOCIETY);
        every.refuses("POST /api/organisations/{code}/closure", Map.of("successor", "XH-210000-NX"), SOCIETY);
        every.refuses("GET /api/organisations/{code}/changes", SOCIETY);
        every.refuses("DELETE /api/organisations/{code}/changes/{id}", SOCIETY, plannedRenaming());
        every.isOwn("GET /api/calendar");
        every.isOwn("GET /api/calendar/period");
        String code = "DW-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        every.refuses(
                "POST /api/organisations",
                Map.of("code", code, "name", "会员单位", "kind", "MEMBER_UNIT", "parent", SOCIETY));
        every.showsOnlyOwn(
                "POST /api/organisations/import",
                request -> request.contentType("text/csv; charset=UTF-8")
                        // an import is done, not only tried: what stays as it is disturbs no other test
                        .body("code,name,kind,parent,divisionCode\nDW-YYX-1,会员单位一,MEMBER_UNIT," + SOCIETY
                                + ",210100\nKX-210100,改名的科协,ASSOCIATION,KX-320000,210100\n"),
                List.of("沈阳市科学技术协会", "\"rejectedTotal\":0", "\"rejectedTotal\":1,"));
    }

    /** For a day that no test's clock reaches: otherwise it would be carried out. */
    private static String plannedRenaming() {
        return as("ln-admin")
                .body(Map.of(
                        "name", "以后的学会", "from", LocalDate.now().plusYears(60).toString()))
                .post("/api/organisations/{code}/renaming", SOCIETY)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
