package org.muster.platform.organisation;

import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.muster.platform.problem.ProblemException;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A class of organisations, such as 各省级学会: either one named organisation, or those below one, narrowed by kind, by
 * group and by how many levels down.
 *
 * @param organisation code of exactly this one
 * @param below code of the one whose subtree is meant, itself excluded
 * @param kinds only these kinds; null or empty for all
 * @param groups only organisations in one of these groups; null or empty for all
 * @param depth at most so many levels down; null for all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Selector(
        @Size(max = 40) String organisation,
        @Size(max = 40) String below,
        @Size(max = 10) Set<OrganisationKind> kinds,
        @Size(max = 50) List<@Size(max = 40) String> groups,
        @Min(1) @Max(20) Integer depth) {

    public static Selector of(String organisation) {
        return new Selector(organisation, null, null, null, null);
    }

    public static Selector below(String code, OrganisationKind... kinds) {
        return new Selector(null, code, Set.of(kinds), null, null);
    }

    /** The code it starts from. */
    String anchor() {
        if ((organisation == null) == (below == null)) {
            throw ProblemException.unprocessable("selector-incomplete");
        }
        return organisation == null ? below : organisation;
    }
}
