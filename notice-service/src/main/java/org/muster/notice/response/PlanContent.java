package org.muster.notice.response;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.muster.notice.task.TaskWording;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * What one edition of a plan says. A task bears its number at every level that asks for it, so that a change of level
 * knows what goes on, what is new and what falls away.
 *
 * @param eventType such as 传染病疫情、洪涝、地震、危险化学品泄漏; any other may be written
 * @param alsoCalled other words by which an alert may name such an event
 * @param synthetic made up to try things out, after nobody's real plan
 * @param levels the levels the mechanism has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanContent(
        @NotBlank @Size(max = 200) String name,
        @NotNull EventClass eventClass,
        @NotBlank @Size(max = 60) String eventType,
        @Size(max = 20) List<@NotBlank @Size(max = 60) String> alsoCalled,
        boolean synthetic,
        @NotEmpty @Size(max = 4) List<@NotNull @Valid LevelPlan> levels,
        @Size(max = 100) List<@NotNull @Valid PlanTask> tasks) {

    public PlanContent {
        alsoCalled = alsoCalled == null ? List.of() : alsoCalled;
        levels = levels == null ? List.of() : levels;
        tasks = tasks == null ? List.of() : tasks;
    }

    /**
     * What a level switches on besides tasks.
     *
     * @param topicPacks names of topic packs to open for the public
     * @param pools names of expert pools to stand by
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LevelPlan(
            @NotNull ResponseLevel level,
            @Valid Duty duty,
            @Valid DailyReport dailyReport,
            @Size(max = 50) List<@NotBlank @Size(max = 60) String> topicPacks,
            @Size(max = 50) List<@NotBlank @Size(max = 60) String> pools) {

        public LevelPlan {
            topicPacks = topicPacks == null ? List.of() : topicPacks;
            pools = pools == null ? List.of() : pools;
        }
    }

    /**
     * @param levels those that ask for it, as they were written
     * @param dueAfterHours counted from when it is asked; due on the day on which they end. Null for none
     * @param dueText the date in words, such as 近期
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlanTask(
            @Min(1) @Max(999) int number,
            @NotBlank @Size(max = 2000) String text,

            @NotEmpty @JsonDeserialize(as = LinkedHashSet.class)
            Set<@NotNull ResponseLevel> levels,

            @NotEmpty @Size(max = 100) List<@NotNull @Valid Selector> to,
            @Size(max = 100) String responsibleRole,
            @Min(1) @Max(8760) Integer dueAfterHours,
            @Size(max = 100) String dueText) {

        TaskWording askedAt(ZonedDateTime moment) {
            LocalDate due = dueAfterHours == null
                    ? null
                    : moment.plusHours(dueAfterHours).toLocalDate();
            return new TaskWording(number, text, responsibleRole, due, dueText);
        }
    }

    /** @param to who is expected to be on duty while the level lasts */
    public record Duty(@NotEmpty @Size(max = 100) List<@NotNull @Valid Selector> to) {}

    /** @param dueAt the time of day, in Shanghai */
    public record DailyReport(
            @NotBlank @Size(max = 200) String form,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid Selector> to,
            @NotNull LocalTime dueAt) {}

    /** @throws ProblemException 422 for a level or a number that stands twice, and a task of a level the plan has not */
    void requireSound() {
        Set<ResponseLevel> known = EnumSet.noneOf(ResponseLevel.class);
        for (LevelPlan level : levels) {
            if (!known.add(level.level())) {
                throw ProblemException.unprocessable("plan-level-repeated", level.level());
            }
        }
        Set<Integer> numbers = new HashSet<>();
        for (PlanTask task : tasks) {
            if (!numbers.add(task.number())) {
                throw ProblemException.unprocessable("task-number-repeated", task.number());
            }
            task.levels().stream()
                    .filter(level -> !known.contains(level))
                    .findFirst()
                    .ifPresent(level -> {
                        throw ProblemException.unprocessable("plan-task-level", task.number(), level);
                    });
        }
    }

    /** @throws ProblemException 422 when the plan has no such level */
    LevelPlan at(ResponseLevel level) {
        return levels.stream()
                .filter(each -> each.level() == level)
                .findFirst()
                .orElseThrow(() -> ProblemException.unprocessable("plan-without-level", name, level));
    }

    boolean has(ResponseLevel level) {
        return levels.stream().anyMatch(each -> each.level() == level);
    }

    List<PlanTask> tasksAt(ResponseLevel level) {
        return tasks.stream().filter(task -> task.levels().contains(level)).toList();
    }

    /** The level's tasks as they are worded when they are asked at that moment. */
    Map<TaskWording, List<Selector>> wordingsAt(ResponseLevel level, ZonedDateTime moment) {
        Map<TaskWording, List<Selector>> wordings = new LinkedHashMap<>();
        tasksAt(level).forEach(task -> wordings.put(task.askedAt(moment), task.to()));
        return wordings;
    }

    /**
     * What the level switches on besides tasks, from that day on. The first report is the day's own while its time has
     * not come, the next day's afterwards; a day in the past keeps its time.
     */
    ResponsePlan switchedOn(ResponseLevel level, LocalDate from, ZonedDateTime now) {
        LevelPlan plan = at(level);
        return new ResponsePlan(
                Optional.ofNullable(plan.dailyReport())
                        .map(report -> report(report, from, now))
                        .orElse(null),
                Optional.ofNullable(plan.duty())
                        .map(duty -> new ResponsePlan.Duty(duty.to()))
                        .orElse(null),
                plan.topicPacks(),
                plan.pools());
    }

    private static ResponsePlan.DailyReport report(DailyReport report, LocalDate from, ZonedDateTime now) {
        Instant due = report.dueAt().atDate(from).atZone(now.getZone()).toInstant();
        boolean over = from.equals(now.toLocalDate()) && !due.isAfter(now.toInstant());
        LocalDate first = over ? from.plusDays(1) : from;
        return new ResponsePlan.DailyReport(
                report.form(),
                report.to(),
                report.dueAt().atDate(first).atZone(now.getZone()).toInstant(),
                first.equals(from) ? null : first);
    }

    Stream<Selector> selectors() {
        return Stream.concat(
                tasks.stream().flatMap(task -> task.to().stream()),
                levels.stream()
                        .flatMap(level -> Stream.concat(
                                level.duty() == null ? Stream.empty() : level.duty().to().stream(),
                                level.dailyReport() == null ? Stream.empty() : level.dailyReport().to().stream())));
    }
}
