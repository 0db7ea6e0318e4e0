package org.muster.report.briefs;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.muster.platform.problem.ProblemException;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an analyst sends.
 *
 * @param series with or without 《》
 * @param items ids of the material, in the order in which their authors are credited
 */
record BriefRequest(
        @NotBlank @Size(max = 40) String series,
        @NotBlank @Size(max = 200) String title,
        @NotNull @Size(max = 50) List<@NotNull UUID> items,
        @JsonProperty("abstract") @Size(max = 500) String summary,
        @Size(max = 3000) String problem,
        @Size(max = 3000) String advice) {

    /** Decision makers read one page: abstract, problem and advice together (字). */
    private static final int LONGEST = 3000;

    String plainSeries() {
        String plain = series.replaceAll("[《》]", "").strip();
        if (plain.isEmpty()) {
            throw ProblemException.unprocessable("series-without-name");
        }
        return plain;
    }

    BriefRequest requireReadable() {
        int length = Stream.of(summary, problem, advice)
                .mapToInt(part -> part == null ? 0 : part.codePointCount(0, part.length()))
                .sum();
        if (length > LONGEST) {
            throw ProblemException.unprocessable("brief-too-long", length, LONGEST);
        }
        return this;
    }

    Brief.Content content(List<BriefItem> chosen) {
        return new Brief.Content(
                plainSeries(), title.strip(), chosen, blankToNull(summary), blankToNull(problem), blankToNull(advice));
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
