package org.muster.notice.response;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.notice.alert.Alert;
import org.muster.notice.alert.Alerts;
import org.muster.notice.cap.EventCategory;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Which of one's own plans fit an alert. It proposes with its reasons; a person activates. */
@Path("/api/alerts")
@RolesAllowed({Roles.ISSUER, Roles.DUTY_OFFICER})
public class AlertPlanResource {

    /**
     * @param reasons why it is proposed
     * @param activation what to post to {@code /api/responses}; null for an organisation that is no division's association
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proposal(UUID planId, String name, int edition, List<String> reasons, Activation activation) {}

    /** @param level the plan's that goes with the warning's colour; null when there is none, then it must be chosen */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Activation(
            String event, ResponseLevel level, String divisionCode, boolean drill, UUID planId, UUID alertId) {}

    @Inject
    Alerts alerts;

    @Inject
    Plans plans;

    @Inject
    Organisations organisations;

    @Inject
    CurrentUser user;

    /** The best first: those that name the event itself before those of its category. */
    @GET
    @Path("/{id}/plans")
    @Transactional
    public List<Proposal> proposals(UUID id) {
        Alert alert = alerts.visible(id);
        Organisation own = organisations.require(user.organisation());
        List<Proposal> proposals = new ArrayList<>();
        for (Plans.Listed listed : plans.ofOwn(own.code())) {
            List<String> reasons = reasons(alert, listed.newest().content());
            if (!reasons.isEmpty()) {
                proposals.add(new Proposal(
                        listed.plan().id,
                        listed.plan().name,
                        listed.plan().edition,
                        reasons,
                        activation(alert, own, listed)));
            }
        }
        proposals.sort(
                Comparator.comparing(proposal -> proposal.reasons().get(0).startsWith("类别") ? 1 : 0));
        return proposals;
    }

    private static List<String> reasons(Alert alert, PlanContent plan) {
        String said = alert.event() + " " + (alert.headline() == null ? "" : alert.headline());
        List<String> reasons = new ArrayList<>(Stream.concat(Stream.of(plan.eventType()), plan.alsoCalled().stream())
                .filter(said::contains)
                .map(word -> "事件：" + word)
                .toList());
        String category = EventCategory.of(plan.eventType()).name();
        if (!category.equals(EventCategory.Other.name()) && category.equals(alert.category())) {
            reasons.add("类别：" + category);
        }
        return reasons;
    }

    private static Activation activation(Alert alert, Organisation own, Plans.Listed listed) {
        if (!own.code().equals("KX-" + own.divisionCode())) {
            return null;
        }
        ResponseLevel level = alert.colour() == null
                ? null
                : ResponseLevel.values()[alert.colour().ordinal()];
        return new Activation(
                alert.event(),
                level != null && listed.newest().content().has(level) ? level : null,
                own.divisionCode(),
                alert.exercise(),
                listed.plan().id,
                alert.id());
    }
}
