package org.muster.outreach.verdicts;

import java.time.ZoneId;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** schema.org's ClaimReview as JSON-LD, by which search engines and re-users recognise a refutation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClaimReview(
        @JsonProperty("@context") String context,
        @JsonProperty("@type") String type,
        String url,
        String datePublished,
        String expires,
        String claimReviewed,
        String reviewBody,
        Publisher author,
        ReviewRating reviewRating,
        List<Citation> citation) {

    record Publisher(@JsonProperty("@type") String type, String name) {}

    /** Without numbers where a number would claim more than is known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReviewRating(
            @JsonProperty("@type") String type,
            Integer ratingValue,
            Integer bestRating,
            Integer worstRating,
            String alternateName) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Citation(@JsonProperty("@type") String type, String name, String url, Publisher publisher) {}

    static ClaimReview of(VerdictVersion version, String organisation, String url, ZoneId zone) {
        Conclusion conclusion = version.conclusion;
        Integer value = conclusion.rating().value();
        return new ClaimReview(
                "https://schema.org",
                "ClaimReview",
                url,
                version.publishedAt.atZone(zone).toLocalDate().toString(),
                conclusion.effectiveUntil() == null
                        ? null
                        : conclusion.effectiveUntil().toString(),
                conclusion.claim(),
                conclusion.explanation(),
                organisation(organisation),
                new ReviewRating(
                        "Rating",
                        value,
                        value == null ? null : 5,
                        value == null ? null : 1,
                        conclusion.rating().label()),
                conclusion.sources().stream()
                        .map(source -> new Citation(
                                "CreativeWork", source.title(), source.url(), organisation(source.publisher())))
                        .toList());
    }

    private static Publisher organisation(String name) {
        return new Publisher("Organization", name);
    }
}
