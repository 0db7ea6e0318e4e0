package org.muster.expert.profile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.apache.commons.csv.CSVRecord;
import org.muster.expert.language.Phrases;

/** One line of a file of profiles. Lists are separated by semicolons, windows are written 2020-02-01/2020-02-29. */
final class ProfileLine {

    /** What a file may have; name and reference it must have. */
    static final Set<String> COLUMNS = new LinkedHashSet<>(List.of(
            "name",
            "reference",
            "organisation",
            "employer",
            "titleCode",
            "grade",
            "mainDiscipline",
            "secondaryDisciplines",
            "specialities",
            "category",
            "divisionCode",
            "remote",
            "languages",
            "available",
            "status",
            "consentBasis",
            "consentPurpose",
            "consentUntil",
            "phone",
            "email",
            "username",
            "lastContactOn",
            "synthetic"));

    static final List<String> REQUIRED = List.of("name", "reference");

    /** The line cannot be read as a profile. */
    static final class Unreadable extends Exception {
        Unreadable(String reason) {
            super(reason);
        }
    }

    private final CSVRecord row;
    private final Phrases phrases;

    private ProfileLine(CSVRecord row, Phrases phrases) {
        this.row = row;
        this.phrases = phrases;
    }

    /** @param pool where a line without an organisation belongs */
    static Profile read(CSVRecord row, String pool, Phrases phrases) throws Unreadable {
        return new ProfileLine(row, phrases).profile(pool);
    }

    private Profile profile(String pool) throws Unreadable {
        if (!row.isConsistent()) {
            throw new Unreadable(phrases.say(
                    "import.fields",
                    row.size(),
                    row.getParser().getHeaderNames().size()));
        }
        for (String required : REQUIRED) {
            if (text(required) == null) {
                throw new Unreadable(phrases.say("import.empty", required));
            }
        }
        String phone = text("phone");
        String email = text("email");
        return new Profile(
                text("name"),
                text("organisation") == null ? pool : text("organisation"),
                text("reference"),
                text("employer"),
                text("titleCode"),
                choice("grade", Grade.class),
                text("mainDiscipline"),
                list("secondaryDisciplines"),
                text("specialities"),
                text("category"),
                text("divisionCode"),
                flag("remote"),
                list("languages"),
                windows(),
                choice("status", Profile.Status.class),
                consent(),
                phone == null && email == null ? null : new Profile.Contact(phone, email),
                text("username"),
                date("lastContactOn"),
                Boolean.TRUE.equals(flag("synthetic")));
    }

    private Profile.Consent consent() throws Unreadable {
        Profile.Basis basis = choice("consentBasis", Profile.Basis.class);
        String purpose = text("consentPurpose");
        LocalDate until = date("consentUntil");
        return basis == null && purpose == null && until == null ? null : new Profile.Consent(basis, purpose, until);
    }

    private List<Profile.Window> windows() throws Unreadable {
        List<Profile.Window> windows = new ArrayList<>();
        for (String window : list("available")) {
            String[] days = window.split("/", -1);
            if (days.length != 2) {
                throw new Unreadable(phrases.say("import.window", window));
            }
            windows.add(new Profile.Window(day("available", days[0]), day("available", days[1])));
        }
        return windows;
    }

    private String text(String column) {
        if (!row.isMapped(column)) {
            return null;
        }
        String value = row.get(column).strip();
        return value.isEmpty() ? null : value;
    }

    private List<String> list(String column) {
        String value = text(column);
        return value == null
                ? List.of()
                : Arrays.stream(value.split("[;；]"))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    private Boolean flag(String column) throws Unreadable {
        return parsed(
                column,
                value -> switch (value) {
                    case "true", "是" -> true;
                    case "false", "否" -> false;
                    default -> throw new IllegalArgumentException();
                },
                "true, false");
    }

    private <E extends Enum<E>> E choice(String column, Class<E> type) throws Unreadable {
        return parsed(column, value -> Enum.valueOf(type, value), Arrays.toString(type.getEnumConstants()));
    }

    private LocalDate date(String column) throws Unreadable {
        String value = text(column);
        return value == null ? null : day(column, value);
    }

    private LocalDate day(String column, String value) throws Unreadable {
        try {
            LocalDate day = LocalDate.parse(value.strip());
            if (day.getYear() >= 0 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeException e) {
            // the same answer as for a year that the database cannot keep
        }
        throw new Unreadable(phrases.say("import.date", column, value));
    }

    private <T> T parsed(String column, Function<String, T> parser, String allowed) throws Unreadable {
        String value = text(column);
        try {
            return value == null ? null : parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(phrases.say("import.choice", column, value, allowed));
        }
    }
}
