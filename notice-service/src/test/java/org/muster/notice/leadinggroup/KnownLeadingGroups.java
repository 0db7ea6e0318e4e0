package org.muster.notice.leadinggroup;

import org.muster.platform.testing.EveryEndpointRefuses;

import io.restassured.specification.RequestSpecification;

/** Leading groups. */
public final class KnownLeadingGroups {

    private static final String PROVINCE = "KX-210000";

    private KnownLeadingGroups() {}

    /** One establishes a group of one's own organisation only. */
    public static void know(EveryEndpointRefuses every) {
        every.heldBy(PROVINCE);
        every.isOwn("POST /api/leading-groups");
        String id = LeadingGroupFixture.established(LeadingGroupFixture.aGroup());
        every.refuses("GET /api/leading-groups", KnownLeadingGroups::ofLiaoning);
        every.refuses("GET /api/leading-groups/{id}", id);
        every.refuses(
                "PUT /api/leading-groups/{id}",
                request -> request.header("If-Match", "*").body(LeadingGroupFixture.aGroup()),
                id);
        every.refuses("POST /api/leading-groups/{id}/dissolution", id);
    }

    private static RequestSpecification ofLiaoning(RequestSpecification request) {
        return request.queryParam("organisation", PROVINCE);
    }
}
