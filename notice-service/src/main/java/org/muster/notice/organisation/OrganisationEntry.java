package org.muster.notice.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.muster.platform.organisation.OrganisationKind;

/**
 * What the directory is told about an organisation.
 *
 * @param divisionCode GB/T 2260 or, for a township or village, the longer code of the statistics bureau
 * @param parent the primary parent, in whose subtree it will count
 * @param supervisors further supervising lines (业务主管单位); they need not be above it in the tree
 * @param groups classes a notice may address, such as 医科
 * @param validFrom since when it exists; null for today, and for one that is there already
 */
record OrganisationEntry(
        @NotNull @Pattern(regexp = OrganisationEntry.CODE, message = "like KX-210000 or DW-YYX-1")
        String code,

        @NotBlank @Size(max = 120) String name,
        @NotNull OrganisationKind kind,

        @Pattern(regexp = "[0-9]{6,12}", message = "6 to 12 digits")
        String divisionCode,

        @NotNull @Pattern(regexp = OrganisationEntry.CODE, message = "a code like KX-210000")
        String parent,

        @Size(max = 20) List<@NotNull @Pattern(regexp = OrganisationEntry.CODE) String> supervisors,
        @Size(max = 20) List<@NotBlank @Size(max = 40) String> groups,
        @PastOrPresent LocalDate validFrom) {

    private static final Predicate<String> FIT_CODE =
            java.util.regex.Pattern.compile(OrganisationEntry.CODE).asMatchPredicate();
    private static final Predicate<String> FIT_DIVISION =
            java.util.regex.Pattern.compile("[0-9]{6,12}").asMatchPredicate();

    static final String CODE = "[A-Z]{2}-[A-Z0-9-]{1,37}";

    OrganisationEntry {
        supervisors = supervisors == null ? List.of() : List.copyOf(supervisors);
        groups = groups == null ? List.of() : List.copyOf(groups);
    }

    /**
     * Whether nothing is wrong with it beyond doubt, at a glance. What this lets pass the annotations above let pass as
     * well; what it does not, they may.
     */
    boolean plainlyFits() {
        return code != null
                && FIT_CODE.test(code)
                && name != null
                && !name.isBlank()
                && name.length() <= 120
                && kind != null
                && (divisionCode == null || FIT_DIVISION.test(divisionCode))
                && parent != null
                && FIT_CODE.test(parent)
                && supervisors.isEmpty()
                && groups.isEmpty()
                && validFrom == null;
    }

    /** The same below another one. */
    OrganisationEntry below(String other) {
        return new OrganisationEntry(code, name, kind, divisionCode, other, supervisors, groups, validFrom);
    }

    /** The same supervised by these. */
    OrganisationEntry supervisedBy(List<String> others) {
        return new OrganisationEntry(code, name, kind, divisionCode, parent, others, groups, validFrom);
    }
}
