package org.muster.outreach.answers;

import java.util.UUID;

/**
 * A published verdict that answers a text.
 *
 * @param confidence that the verdict is about the same claim; how sure the verdict itself is, is its own matter
 * @param url where the verdict can be read with its sources
 */
public record Answer(UUID id, String claim, Rating verdict, double confidence, String url) {

    static Answer of(PublishedClaim claim, double confidence) {
        return new Answer(
                claim.verdict(), claim.claim(), claim.rating(), confidence, "/api/public/verdicts/" + claim.verdict());
    }
}
