package org.muster.expert.need;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A need as it is entered.
 *
 * @param organisation who asks; the caller's own when left out
 * @param disciplines GB/T 13745; may be left to the manager who checks the need
 * @param divisionCode GB/T 2260, where the work is; null when the place does not matter
 * @param onSite whether the experts have to come; otherwise they help from afar
 * @param requester whom the experts would work for, when that is not the organisation itself
 * @param source where the need was read, such as an address or a number
 * @param draft kept for later instead of submitted
 */
record NeedRequest(
        @NotBlank @Size(max = 100) String title,
        @NotBlank @Size(max = 2000) String description,
        @Size(max = 40) String organisation,
        @Size(max = 10) List<@NotNull @Pattern(regexp = "[0-9]{3,7}") String> disciplines,
        @Pattern(regexp = "[1-9][0-9]{5}") String divisionCode,
        @NotNull @Min(1) @Max(500) Integer seats,
        @NotNull LocalDate startOn,
        @NotNull LocalDate endOn,
        boolean onSite,
        @Valid Requester requester,
        @Size(max = 300) String source,
        boolean draft) {

    NeedRequest {
        disciplines = disciplines == null ? List.of() : disciplines;
    }
}
