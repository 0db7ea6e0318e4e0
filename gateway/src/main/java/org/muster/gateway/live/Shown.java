package org.muster.gateway.live;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.muster.gateway.live.Reach.ANYWHERE;
import static org.muster.gateway.live.Reach.OWN;
import static org.muster.gateway.live.Reach.UP;
import static org.muster.gateway.live.Reach.UP_AND_DOWN;

/**
 * Who may see which event live: the one table. A type that does not stand here is shown to nobody, and so is an event
 * without the organisation it should be about. The roles are those that the owning service lets read the thing
 * ({@code docs/who-may}); what else the service checks, it checks when the thing is fetched.
 */
enum Shown {
    NOTICE_ISSUED("notice.issued", "notices", "noticeId", "title", "issuer", UP, Set.of("drafter", "issuer", "clerk")),
    NOTICE_ENDED("notice.ended", "notices", "noticeId", "number", "issuer", UP, Set.of("drafter", "issuer", "clerk")),
    NOTICE_PROGRESSED(
            "notice.progressed", "notices", "noticeId", "number", "issuer", UP, Set.of("drafter", "issuer", "clerk")),

    RESPONSE_ACTIVATED(
            "response.activated", "responses", "responseId", "event", "organisation", UP_AND_DOWN, Roles.ALL),
    RESPONSE_LEVEL_CHANGED(
            "response.level-changed", "responses", "responseId", "event", "organisation", UP_AND_DOWN, Roles.ALL),
    RESPONSE_STOOD_DOWN(
            "response.stood-down", "responses", "responseId", "event", "organisation", UP_AND_DOWN, Roles.ALL),

    TASK_OPENED("task.opened", "tasks", "taskId", "text", "organisation", UP, Roles.OF_TASKS),
    TASK_COMPLETED("task.completed", "tasks", "taskId", null, "organisation", UP, Roles.OF_TASKS),
    URGING_DELIVERED("urging.delivered", "urgings", "subjectId", "what", "organisations", UP, Roles.OF_TASKS),
    DUTY_GAP_CHANGED("duty-gap.changed", "duty-gaps", "organisation", null, "organisation", UP, Roles.OF_DUTY_GAPS),
    WEBHOOK_DISABLED(
            "webhook.disabled", "webhooks", "webhookId", null, "organisation", OWN, Set.of("org-admin", "auditor")),

    REPORT_PERIOD_OPENED(
            "report-period.opened", "report-periods", "periodId", "formName", "organisation", UP, Roles.ALL),
    REPORT_SUBMITTED("report.submitted", "reports", "reportKey", "formName", "organisation", UP, Roles.OF_REPORTS),
    REPORT_MISSING("report.missing", "reports", "reportKey", "formName", "organisation", UP, Roles.OF_REPORTS),

    NEED_OPENED("need.opened", "needs", "needId", "title", "organisation", UP, Set.of("clerk", "expert-manager")),
    INVITATION_ACCEPTED(
            "invitation.accepted", "invitations", "invitationId", null, "organisation", UP, Set.of("expert-manager")),
    OPINION_GIVEN(
            "opinion.given", "opinions", "opinionId", "title", "organisation", UP, Set.of("expert-manager", "analyst")),

    /** Nobody's until a desk takes it, so every desk's. What was asked is not told: a citizen may have named somebody. */
    RUMOUR_REPORTED("rumour.reported", "rumours", "rumourId", null, null, ANYWHERE, Set.of("fact-checker")),
    VERDICT_PUBLISHED(
            "verdict.published",
            "verdicts",
            "verdictId",
            "claim",
            "organisation",
            UP,
            Set.of("expert", "editor", "fact-checker")),

    BRIEF_ISSUED(
            "brief.issued",
            "briefs",
            "briefId",
            "title",
            "organisation",
            UP,
            Set.of("issuer", "analyst", "leader-office", "auditor")),
    INSTRUCTION_RECORDED(
            "instruction.recorded",
            "instructions",
            "instructionId",
            null,
            "organisation",
            UP,
            Set.of("analyst", "leader-office")),
    INSTRUCTION_CLOSED(
            "instruction.closed",
            "instructions",
            "instructionId",
            null,
            "organisation",
            UP,
            Set.of("analyst", "leader-office"));

    private static final String PREFIX = "org.muster.";

    private static final Map<String, Shown> BY_TYPE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Shown::type, Function.identity()));

    private final String type;
    private final String topic;
    private final String id;
    private final String title;
    private final String about;
    private final Reach reach;
    private final Set<String> roles;

    /**
     * @param id the field that names the thing
     * @param title the field that is told too, null for none
     * @param about the field with the organisation, or the organisations, that it is about
     * @param roles any of them suffices; an event's addressees must have one too
     */
    Shown(String type, String topic, String id, String title, String about, Reach reach, Set<String> roles) {
        this.type = PREFIX + type;
        this.topic = topic;
        this.id = id;
        this.title = title;
        this.about = about;
        this.reach = reach;
        this.roles = roles;
    }

    /** @return null for what is shown to nobody */
    static Shown of(String type) {
        return type == null ? null : BY_TYPE.get(type);
    }

    static Set<String> topics() {
        return Stream.of(values()).map(shown -> shown.topic).collect(Collectors.toUnmodifiableSet());
    }

    String type() {
        return type;
    }

    String topic() {
        return topic;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String about() {
        return about;
    }

    Reach reach() {
        return reach;
    }

    boolean isFor(Set<String> roles) {
        return roles.stream().anyMatch(this.roles::contains);
    }

    /** Sets of roles that stand for more than one type. */
    private static final class Roles {

        static final Set<String> ALL = Set.of(
                "drafter",
                "issuer",
                "clerk",
                "duty-officer",
                "reporter",
                "report-reviewer",
                "expert-manager",
                "expert",
                "editor",
                "fact-checker",
                "analyst",
                "leader-office",
                "org-admin",
                "auditor",
                "operator");

        static final Set<String> OF_TASKS = Set.of(
                "drafter",
                "issuer",
                "clerk",
                "duty-officer",
                "reporter",
                "report-reviewer",
                "analyst",
                "leader-office",
                "org-admin",
                "auditor");

        static final Set<String> OF_DUTY_GAPS =
                Set.of("issuer", "clerk", "duty-officer", "reporter", "report-reviewer", "leader-office", "org-admin");
        static final Set<String> OF_REPORTS = Set.of(
                "duty-officer", "reporter", "report-reviewer", "analyst", "leader-office", "org-admin", "auditor");
    }
}
