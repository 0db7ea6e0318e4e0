package org.muster.notice.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.problem.ProblemException;

/** How a rotation goes from {@code since} on; the first members have the first turn. */
@Entity
@Table(name = "duty_plan")
class RotationPlan {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @ManyToOne
    @JoinColumn(name = "rotation")
    Rotation rotation;

    LocalDate since;

    /** The first day that the plan does not cover any more; null when none is foreseen. */
    LocalDate until;

    LocalTime startsAt;
    int hours;
    int turnDays;
    UUID[] members;
    UUID[] backups;

    /** Which change of the rotation this is, counted from one. */
    int edition;

    /** What is said about a rotation. @param turnDays after so many days the next one has the turn */
    record Pattern(LocalTime startsAt, int hours, int turnDays, List<UUID> members, List<UUID> backups) {

        /** Nobody backs up herself or himself: whoever had both seats would leave the shift with one person. */
        void requireTwoPersons() {
            for (int turn = 0; turn < members.size() * backups.size(); turn++) {
                UUID main = members.get(turn % members.size());
                if (main.equals(backups.get(turn % backups.size()))) {
                    throw ProblemException.unprocessable("duty-own-backup", main);
                }
            }
        }
    }

    void follow(Pattern pattern, int edition) {
        this.startsAt = pattern.startsAt();
        this.hours = pattern.hours();
        this.turnDays = pattern.turnDays();
        this.members = pattern.members().toArray(UUID[]::new);
        this.backups = pattern.backups().toArray(UUID[]::new);
        this.edition = edition;
    }

    /** What ended earlier stays so. */
    void endBefore(LocalDate day) {
        until = until != null && until.isBefore(day) ? until : day;
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(since) && (until == null || day.isBefore(until));
    }

    static Instant start(LocalDate day, LocalTime at, ZoneId zone) {
        return day.atTime(at).atZone(zone).toInstant();
    }
}
