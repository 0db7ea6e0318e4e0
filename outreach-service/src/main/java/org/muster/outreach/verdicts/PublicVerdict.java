package org.muster.outreach.verdicts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.outreach.answers.Rating;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A published version as everybody may read it.
 *
 * @param superseded a newer version took its place; {@code current} leads there
 * @param lapsed its date is over, it does not answer any more
 * @param history all published versions, newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicVerdict(
        UUID id,
        int version,
        boolean superseded,
        boolean lapsed,
        String claim,
        Rating verdict,
        String label,
        String summary,
        String explanation,
        List<Source> sources,
        Organisation organisation,
        String reviewer,
        boolean imported,
        Instant publishedAt,
        Instant supersededAt,
        LocalDate effectiveUntil,
        String current,
        List<Edition> history,
        ClaimReview claimReview) {

    record Organisation(String code, String name) {}

    /** One published version in short. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Edition(
            int version,
            String claim,
            Rating verdict,
            String label,
            Instant publishedAt,
            Instant supersededAt,
            String url) {

        static Edition of(VerdictVersion version) {
            Rating rating = version.conclusion.rating();
            return new Edition(
                    version.number,
                    version.conclusion.claim(),
                    rating,
                    rating.label(),
                    version.publishedAt,
                    version.supersededAt,
                    path(version.verdict.id) + "/versions/" + version.number);
        }
    }

    static String path(UUID id) {
        return "/api/public/verdicts/" + id;
    }

    static PublicVerdict of(
            Verdict verdict, VerdictVersion version, String organisationName, LocalDate today, ClaimReview review) {
        Conclusion conclusion = version.conclusion;
        return new PublicVerdict(
                verdict.id,
                version.number,
                version.state == VerdictVersion.State.SUPERSEDED,
                conclusion.effectiveUntil() != null && today.isAfter(conclusion.effectiveUntil()),
                conclusion.claim(),
                conclusion.rating(),
                conclusion.rating().label(),
                conclusion.summary(),
                conclusion.explanation(),
                conclusion.sources(),
                new Organisation(verdict.organisation, organisationName),
                version.reviewerName,
                version.imported,
                version.publishedAt,
                version.supersededAt,
                conclusion.effectiveUntil(),
                path(verdict.id),
                verdict.publicVersions().stream().map(Edition::of).toList(),
                review);
    }
}
