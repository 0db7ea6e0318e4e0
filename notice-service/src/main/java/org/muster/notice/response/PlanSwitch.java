package org.muster.notice.response;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.muster.notice.duty.DutyDemands;
import org.muster.notice.response.PlanContent.PlanTask;
import org.muster.notice.task.EndedAs;
import org.muster.notice.task.SourceKind;
import org.muster.notice.task.TaskWording;
import org.muster.notice.task.Tasks;
import org.muster.platform.organisation.Selector;
import org.muster.platform.security.CurrentUser;

/**
 * Switches what a plan asks on and off. A change of level goes by the numbers of the tasks: those both levels ask for go
 * on untouched; those that only the new one asks for open, or are asked again where an earlier change took them back;
 * those that fall away are marked as no longer required (不再要求) with who decided it, and keep what was answered.
 */
@ApplicationScoped
class PlanSwitch {

    /** Which tasks a change asked for and which it took back, by number. */
    record Change(Set<Integer> opened, Set<Integer> dropped) {}

    @Inject
    Tasks tasks;

    @Inject
    DutyDemands duty;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    @Transactional(Transactional.TxType.MANDATORY)
    void on(EmergencyResponse response, Map<TaskWording, List<Selector>> wordings) {
        tasks.openForResponse(response.id, response.organisation, response.drill, wordings);
        demandDuty(response);
    }

    /** Before the response itself changes its level. */
    @Transactional(Transactional.TxType.MANDATORY)
    Change change(EmergencyResponse response, PlanContent plan, ResponseLevel to) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        Set<Integer> before = numbers(plan, response.level);
        Set<Integer> after = numbers(plan, to);
        Set<Integer> dropped = new TreeSet<>(before);
        dropped.removeAll(after);
        dropped = tasks.endForResponse(response.id, dropped, EndedAs.NO_LONGER_REQUIRED, user.name());
        Set<Integer> opened = new TreeSet<>(after);
        opened.removeAll(before);
        open(response, plan.wordingsAt(to, now), opened);
        boolean sameDuty =
                Objects.equals(plan.at(response.level).duty(), plan.at(to).duty());
        response.plan = plan.switchedOn(to, LocalDate.now(clock), now);
        if (!sameDuty) {
            duty.close(response.id, now.toInstant());
            demandDuty(response);
        }
        return new Change(opened, dropped);
    }

    /** Ends all that is still asked for. */
    @Transactional(Transactional.TxType.MANDATORY)
    void off(EmergencyResponse response) {
        tasks.endForResponse(
                response.id, tasks.running(SourceKind.RESPONSE, response.id), EndedAs.RESPONSE_OVER, user.name());
        duty.close(response.id, clock.instant());
    }

    private void open(EmergencyResponse response, Map<TaskWording, List<Selector>> wordings, Set<Integer> numbers) {
        Map<TaskWording, List<Selector>> anew = new LinkedHashMap<>();
        wordings.forEach((wording, to) -> {
            if (numbers.contains(wording.number()) && !tasks.askAgain(response.id, wording)) {
                anew.put(wording, to);
            }
        });
        tasks.openForResponse(response.id, response.organisation, response.drill, anew);
    }

    private void demandDuty(EmergencyResponse response) {
        if (response.plan.duty() != null) {
            duty.open(
                    response.id,
                    response.organisation,
                    response.drill,
                    response.plan.duty().to(),
                    clock.instant());
        }
    }

    private static Set<Integer> numbers(PlanContent plan, ResponseLevel level) {
        return plan.tasksAt(level).stream().map(PlanTask::number).collect(Collectors.toCollection(TreeSet::new));
    }
}
