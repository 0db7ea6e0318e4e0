package org.muster.expert.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A profile (专家档案) as it is entered by form or by file. Only the name is required: an incomplete profile is kept and
 * flagged, because half a record of the right person is worth more than none.
 *
 * @param organisation code of the organisation whose pool it belongs to
 * @param reference number in the pool's own list
 * @param employer where the expert works
 * @param titleCode GB/T 8561
 * @param category what the pool keeps the expert for, such as 医疗救护
 * @param divisionCode GB/T 2260, where the expert lives
 * @param remote whether the expert can help from afar; null: never said
 * @param available when the expert can be asked; empty: never said
 * @param username the login by which the expert may answer
 */
record Profile(
        @NotBlank @Size(max = 60) String name,
        @Size(max = 40) String organisation,
        @Size(max = 60) String reference,
        @Size(max = 120) String employer,
        @Pattern(regexp = "[0-9]{3}") String titleCode,
        Grade grade,
        @Size(max = 7) String mainDiscipline,
        @Size(max = 8) List<@NotNull @Size(max = 7) String> secondaryDisciplines,
        @Size(max = 500) String specialities,
        @Size(max = 40) String category,
        @Pattern(regexp = "[1-9][0-9]{5}") String divisionCode,
        Boolean remote,
        @Size(max = 10) List<@NotBlank @Size(max = 20) String> languages,
        @Size(max = 20) List<@NotNull @Valid Window> available,
        Status status,
        @Valid Consent consent,
        @Valid Contact contact,
        @Size(max = 60) String username,
        LocalDate lastContactOn,
        boolean synthetic) {

    /** Where the profile stands in its pool. */
    enum Status {
        /** Kept in reserve (储备); may be invited. */
        RESERVE,
        /** On call for the running response; may be invited. */
        ACTIVE,
        /** Not renewed in time; nobody is invited until the entry is renewed. */
        LAPSED
    }

    /** Both days included. */
    record Window(@NotNull LocalDate startOn, @NotNull LocalDate endOn) {}

    /** Why the data may be kept and for how long; without it the expert is listed but never proposed. */
    record Consent(
            @NotNull Basis basis,
            @NotBlank @Size(max = 200) String purpose,
            @NotNull LocalDate until) {}

    /** The lawful bases of PIPL art. 13 that a pool may rest on. */
    enum Basis {
        /** 本人同意 */
        CONSENT,
        /** 法定职责 */
        DUTY,
        /** 应对突发公共卫生事件 */
        PUBLIC_HEALTH_EMERGENCY
    }

    record Contact(
            @Pattern(regexp = "\\+?[0-9][0-9 -]{4,19}") String phone,
            @Email @Size(max = 120) String email) {

        @Override
        public String toString() {
            return "Contact[hidden]";
        }
    }

    Profile {
        secondaryDisciplines = secondaryDisciplines == null ? List.of() : secondaryDisciplines;
        languages = languages == null ? List.of() : languages;
        available = available == null ? List.of() : available;
        status = status == null ? Status.RESERVE : status;
        if (grade == null && titleCode != null && titleCode.matches("[0-9]{3}")) {
            grade = Grade.ofTitle(titleCode);
        }
    }

    Profile inPool(String pool) {
        return new Profile(
                name,
                pool,
                reference,
                employer,
                titleCode,
                grade,
                mainDiscipline,
                secondaryDisciplines,
                specialities,
                category,
                divisionCode,
                remote,
                languages,
                available,
                status,
                consent,
                contact,
                username,
                lastContactOn,
                synthetic);
    }

    /** Names of the fields without which the expert is hard to propose. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        add(missing, "employer", employer);
        add(missing, "mainDiscipline", mainDiscipline);
        add(missing, "grade", grade);
        add(missing, "divisionCode", divisionCode);
        add(missing, "remote", remote);
        add(missing, "available", available.isEmpty() ? null : available);
        add(missing, "consent", consent);
        return missing;
    }

    private static void add(List<String> missing, String field, Object value) {
        if (value == null) {
            missing.add(field);
        }
    }
}
