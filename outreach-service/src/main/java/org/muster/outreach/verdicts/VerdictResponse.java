package org.muster.outreach.verdicts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.muster.outreach.answers.Rating;
import org.muster.outreach.texts.Texts;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The newest version as the desk sees it, with what came before. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerdictResponse(
        UUID id,
        String organisation,
        String externalId,
        int revision,
        int version,
        VerdictVersion.State state,
        String claim,
        Rating verdict,
        String summary,
        String explanation,
        List<Source> sources,
        LocalDate effectiveUntil,
        boolean imported,
        String author,
        String reviewer,
        String reviewNote,
        Instant reviewedAt,
        Instant publishedAt,
        Set<UUID> rumours,
        List<Warning> warnings,
        List<Former> history) {

    /** Something to look at again; it stops nobody. */
    record Warning(String pointer, String detail) {}

    /** An earlier version. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Former(
            int version,
            VerdictVersion.State state,
            String claim,
            Rating verdict,
            Instant publishedAt,
            Instant supersededAt) {

        static Former of(VerdictVersion version) {
            return new Former(
                    version.number,
                    version.state,
                    version.conclusion.claim(),
                    version.conclusion.rating(),
                    version.publishedAt,
                    version.supersededAt);
        }
    }

    static VerdictResponse of(Verdict verdict, Locale language) {
        VerdictVersion newest = verdict.newest();
        Conclusion conclusion = newest.conclusion;
        return new VerdictResponse(
                verdict.id,
                verdict.organisation,
                verdict.externalId,
                verdict.revision,
                newest.number,
                newest.state,
                conclusion.claim(),
                conclusion.rating(),
                conclusion.summary(),
                conclusion.explanation(),
                conclusion.sources(),
                conclusion.effectiveUntil(),
                newest.imported,
                newest.authorName,
                newest.reviewerName,
                newest.reviewNote,
                newest.reviewedAt,
                newest.publishedAt,
                Set.copyOf(verdict.rumours),
                warnings(conclusion.sources(), language),
                verdict.versions.stream()
                        .filter(version -> version != newest)
                        .map(Former::of)
                        .toList());
    }

    private static List<Warning> warnings(List<Source> sources, Locale language) {
        return IntStream.range(0, sources.size())
                .filter(i -> !AuthoritativeChannels.include(sources.get(i)))
                .mapToObj(i -> new Warning(
                        "/sources/" + i,
                        Texts.of("source-not-listed", language, sources.get(i).publisher())))
                .toList();
    }
}
