package org.muster.notice.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;
import org.muster.notice.duty.RotationPlan.Pattern;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A rotation (轮值): one shift a day, whose two seats go round its members and their backups. It changes from a day on;
 * shifts that have begun stay as they were. A shift is named by the rotation and the day on which it begins.
 */
@Entity
@Table(name = "duty_rotation")
class Rotation extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;
    String name;
    int edition;

    @OneToMany(mappedBy = "rotation", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("since")
    List<RotationPlan> plans = new ArrayList<>();

    @Version
    int version;

    /** A rotation may begin with a shift that runs already, never on an earlier day. */
    void start(LocalDate day, Pattern pattern, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        if (day.isBefore(today)) {
            throw ProblemException.unprocessable("duty-in-past", day, today);
        }
        plans.add(plan(day, pattern));
    }

    /** @throws ProblemException 409 when that day's shift has begun, in the former hours or in the new */
    void changeFrom(LocalDate day, Pattern pattern, Clock clock) {
        requireNotBegun(day, pattern.startsAt(), clock);
        planOf(day).ifPresent(former -> requireNotBegun(day, former.startsAt, clock));
        requireRunning(day);
        plans.removeIf(plan -> plan.since.isAfter(day));
        RotationPlan last = plans.get(plans.size() - 1);
        if (last.since.equals(day)) {
            // in place: the database would see the new one before the old one is gone
            last.follow(pattern, ++edition);
            last.until = null;
            return;
        }
        last.endBefore(day);
        plans.add(plan(day, pattern));
    }

    /** @throws ProblemException 409 when the shift of the day after has begun */
    void endAfter(LocalDate lastDay, Clock clock) {
        LocalDate day = lastDay.plusDays(1);
        planOf(day).ifPresent(plan -> requireNotBegun(day, plan.startsAt, clock));
        requireRunning(lastDay);
        plans.removeIf(plan -> plan.since.isAfter(lastDay));
        plans.get(plans.size() - 1).endBefore(day);
        edition++;
    }

    Optional<RotationPlan> planOf(LocalDate day) {
        return plans.stream().filter(plan -> plan.covers(day)).findFirst();
    }

    private RotationPlan plan(LocalDate day, Pattern pattern) {
        RotationPlan plan = new RotationPlan();
        plan.rotation = this;
        plan.since = day;
        plan.follow(pattern, ++edition);
        return plan;
    }

    private void requireRunning(LocalDate day) {
        if (day.isBefore(plans.get(0).since)) {
            throw ProblemException.unprocessable("duty-before-rotation", day, plans.get(0).since);
        }
    }

    private static void requireNotBegun(LocalDate day, LocalTime startsAt, Clock clock) {
        if (!RotationPlan.start(day, startsAt, clock.getZone()).isAfter(clock.instant())) {
            throw ProblemException.conflict("duty-shift-begun", day, startsAt);
        }
    }
}
