package org.muster.notice.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.muster.notice.response.PlanContent.DailyReport;
import org.muster.notice.response.PlanContent.Duty;
import org.muster.notice.response.PlanContent.LevelPlan;
import org.muster.notice.response.PlanContent.PlanTask;
import org.muster.platform.organisation.Selector;

/**
 * A plan of an organisation above made into one's own: what it asks of itself and of all below it is asked of oneself and
 * of all below oneself; whom it names otherwise stays when within one's reach. What then asks nobody is left out and named.
 */
final class PlanCopy {

    private final String from;
    private final String to;
    private final Predicate<String> within;
    private final List<String> leftOut = new ArrayList<>();

    PlanCopy(String from, String to, Predicate<String> within) {
        this.from = from;
        this.to = to;
        this.within = within;
    }

    PlanContent of(PlanContent plan) {
        List<PlanTask> tasks = new ArrayList<>();
        for (PlanTask task : plan.tasks()) {
            reached(task.to(), "任务" + task.number())
                    .ifPresent(selectors -> tasks.add(new PlanTask(
                            task.number(),
                            task.text(),
                            task.levels(),
                            selectors,
                            task.responsibleRole(),
                            task.dueAfterHours(),
                            task.dueText())));
        }
        return new PlanContent(
                plan.name(),
                plan.eventClass(),
                plan.eventType(),
                plan.alsoCalled(),
                plan.synthetic(),
                plan.levels().stream().map(this::level).toList(),
                tasks);
    }

    /** What asks nobody any more, in words. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    private LevelPlan level(LevelPlan level) {
        Duty duty = Optional.ofNullable(level.duty())
                .flatMap(asked -> reached(asked.to(), level.level() + "级值班"))
                .map(Duty::new)
                .orElse(null);
        DailyReport report = Optional.ofNullable(level.dailyReport())
                .flatMap(asked -> reached(asked.to(), level.level() + "级" + asked.form())
                        .map(selectors -> new DailyReport(asked.form(), selectors, asked.dueAt())))
                .orElse(null);
        return new LevelPlan(level.level(), duty, report, level.topicPacks(), level.pools());
    }

    private Optional<List<Selector>> reached(List<Selector> selectors, String what) {
        List<Selector> reached = selectors.stream()
                .map(this::own)
                .filter(selector ->
                        within.test(selector.organisation() == null ? selector.below() : selector.organisation()))
                .toList();
        if (reached.isEmpty()) {
            leftOut.add(what);
            return Optional.empty();
        }
        return Optional.of(reached);
    }

    private Selector own(Selector selector) {
        return from.equals(selector.organisation())
                ? Selector.of(to)
                : from.equals(selector.below())
                        ? new Selector(
                                null,
                                to,
                                selector.kinds(),
                                selector.groups(),
                                selector.depth(),
                                null,
                                selector.excluding(),
                                selector.disciplines())
                        : selector;
    }
}
