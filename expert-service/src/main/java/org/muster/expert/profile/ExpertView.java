package org.muster.expert.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An expert as managers see them in lists: never with contact data.
 *
 * @param organisation whose pool it is
 * @param inProvince whether the expert lives in the province of the one who looks; null when either is unknown
 * @param missing names of the fields that are still empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExpertView(
        UUID id,
        String name,
        String organisation,
        String organisationName,
        String reference,
        String employer,
        String titleCode,
        Grade grade,
        Named mainDiscipline,
        List<Named> secondaryDisciplines,
        String specialities,
        String category,
        String divisionCode,
        Boolean inProvince,
        Boolean remote,
        List<String> languages,
        List<Profile.Window> available,
        Profile.Status status,
        Profile.Consent consent,
        String username,
        LocalDate lastContactOn,
        boolean synthetic,
        List<String> missing,
        long version) {

    record Named(String code, String name) {}
}
