package org.muster.platform.organisation;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.muster.platform.problem.ProblemException;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A class of organisations, such as 各省级学会: one named organisation; or those below one, narrowed by kind, by group and
 * by how many levels down; or those that one supervises beside their parent (业务主管), narrowed by kind and group.
 *
 * @param organisation code of exactly this one
 * @param below code of the one whose subtree is meant, itself excluded
 * @param kinds only these kinds; null or empty for all
 * @param groups only organisations in one of these groups; null or empty for all
 * @param depth at most so many levels down; null for all
 * @param supervisedBy code of one of their further supervising organisations, wherever they stand in the tree
 * @param excluding whom it leaves out (除外), not nested and not beside {@code organisation}. It cuts this selector only:
 *     whoever another selector of the same addressing takes, by name or with its class, is addressed
 * @param disciplines only organisations with one of these disciplines (GB/T 13745) or one below; null or empty for all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Selector(
        @Size(max = 40) String organisation,
        @Size(max = 40) String below,
        @Size(max = 10) Set<OrganisationKind> kinds,
        @Size(max = 50) List<@Size(max = 40) String> groups,
        @Min(1) @Max(20) Integer depth,
        @Size(max = 40) String supervisedBy,
        @Size(max = 100) List<@NotNull @Valid Selector> excluding,
        @Size(max = 50) List<@NotNull @Pattern(regexp = Discipline.CODE) String> disciplines) {

    public Selector(
            String organisation,
            String below,
            Set<OrganisationKind> kinds,
            List<String> groups,
            Integer depth,
            String supervisedBy) {
        this(organisation, below, kinds, groups, depth, supervisedBy, null, null);
    }

    public Selector(
            String organisation, String below, Set<OrganisationKind> kinds, List<String> groups, Integer depth) {
        this(organisation, below, kinds, groups, depth, null);
    }

    public static Selector of(String organisation) {
        return new Selector(organisation, null, null, null, null);
    }

    public static Selector supervisedBy(String code, OrganisationKind... kinds) {
        return new Selector(null, null, Set.of(kinds), null, null, code);
    }

    public static Selector below(String code, OrganisationKind... kinds) {
        return new Selector(null, code, Set.of(kinds), null, null);
    }

    /** The code it starts from. */
    String anchor() {
        List<String> anchors = Stream.of(organisation, below, supervisedBy)
                .filter(Objects::nonNull)
                .toList();
        if (anchors.size() != 1
                || supervisedBy != null && depth != null
                || organisation != null && !excluded().isEmpty()
                || excluded().stream().anyMatch(each -> !each.excluded().isEmpty())) {
            throw ProblemException.unprocessable("selector-incomplete");
        }
        return anchors.get(0);
    }

    /** Whom it leaves out; empty for most. */
    public List<Selector> excluded() {
        return excluding == null ? List.of() : excluding;
    }

    boolean takes(Organisation candidate) {
        return (kinds == null || kinds.isEmpty() || kinds.contains(candidate.kind()))
                && (groups == null
                        || groups.isEmpty()
                        || candidate.groups().stream().anyMatch(groups::contains))
                && (disciplines == null
                        || disciplines.isEmpty()
                        || candidate.groups().stream().anyMatch(group -> Discipline.isWithinAny(group, disciplines)));
    }
}
