package org.muster.notice.response;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.muster.platform.organisation.Selector;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a response (预案) switches on besides its tasks.
 *
 * @param dailyReport the report asked for every day while it lasts; null for none
 * @param duty who is to be on duty while it lasts; null when the plan does not say so
 * @param topicPacks names of topic packs to open for the public
 * @param pools names of expert pools to stand by
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ResponsePlan(DailyReport dailyReport, Duty duty, List<String> topicPacks, List<String> pools) {

    /**
     * @param form the form's name
     * @param to who reports
     * @param dueAt when the first one is due; the following ones at the same time of day
     * @param startsOn the date of the first one; null for the day on which the response started or changed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DailyReport(String form, List<Selector> to, Instant dueAt, LocalDate startsOn) {}

    record Duty(List<Selector> to) {}

    /** As other services learn of it: duty is this one's own matter. */
    ResponsePlan announced() {
        return new ResponsePlan(dailyReport, null, topicPacks, pools);
    }
}
