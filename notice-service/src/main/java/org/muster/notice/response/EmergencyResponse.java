package org.muster.notice.response;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;

import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.UuidGenerator;
import org.muster.notice.alert.WarningColour;
import org.muster.notice.response.ResponseStep.Kind;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * An association's own response (应急响应) to an event. The government declares a level, the association records it and
 * activates its own mechanism at its own level. Levels go up and down until it is stood down; then nothing can follow.
 */
@Entity
@Table(name = "response")
class EmergencyResponse extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String event;
    String organisation;
    String divisionCode;

    @Enumerated(EnumType.STRING)
    ResponseLevel level;

    /** What the government declared; null when it declared nothing or nobody told. */
    @Enumerated(EnumType.STRING)
    ResponseLevel governmentLevel;

    @Enumerated(EnumType.STRING)
    WarningColour warningColour;

    boolean drill;
    LocalDate startedOn;

    @Convert(converter = PlanText.class)
    @ColumnTransformer(write = "?::jsonb")
    @Column(columnDefinition = "jsonb")
    ResponsePlan plan;

    /** The plan of the library that was activated; null when it was given inline. */
    UUID planId;

    /** The edition that stays in force while the response lasts. */
    Integer planEdition;

    /** The alert for which it was activated; null for none. */
    UUID alert;

    /** How many organisations the daily report is asked of. */
    int expectedReports;

    Instant activatedAt;
    Instant stoodDownAt;

    @ElementCollection
    @CollectionTable(name = "response_step", joinColumns = @JoinColumn(name = "response"))
    @OrderColumn(name = "n")
    List<ResponseStep> steps = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "response_declaration", joinColumns = @JoinColumn(name = "response"))
    @OrderColumn(name = "n")
    List<Declaration> declarations = new ArrayList<>();

    /** To be called once, after everything else about the response is set. */
    void activate(CurrentUser by, Instant at) {
        activatedAt = at;
        steps.add(ResponseStep.of(Kind.ACTIVATED, null, level, governmentLevel, by, at));
    }

    ResponseActivated activated() {
        return new ResponseActivated(id, event, level, divisionCode, organisation, drill, startedOn, plan.announced());
    }

    /**
     * Takes in what the government declared; what it declared last counts.
     *
     * @throws ProblemException 409 when it is known, and after the stand-down
     */
    void declare(Declaration declaration) {
        requireActive();
        if (declarations.stream().anyMatch(declaration::repeats)) {
            throw ProblemException.conflict("declaration-recorded", declaration.declaredAt);
        }
        declarations.add(declaration);
        Declaration.newest(Declaration.Kind.GOVERNMENT_LEVEL, declarations)
                .ifPresent(newest -> governmentLevel = newest.level);
        Declaration.newest(Declaration.Kind.WARNING, declarations).ifPresent(newest -> warningColour = newest.colour);
    }

    /** @throws ProblemException 409 after the stand-down and when it is at that level already */
    void requireChangeable(ResponseLevel to) {
        requireActive();
        if (to == level) {
            throw ProblemException.conflict("response-at-level", to);
        }
    }

    /**
     * @param tasks which ones the change asked for and took back
     * @throws ProblemException 409 after the stand-down and when it is at that level already
     */
    ResponseLevelChanged changeLevel(ResponseLevel to, PlanSwitch.Change tasks, CurrentUser by, Instant at) {
        requireChangeable(to);
        ResponseLevel from = level;
        level = to;
        steps.add(ResponseStep.of(Kind.LEVEL_CHANGED, from, to, governmentLevel, by, at)
                .with(tasks.opened(), tasks.dropped()));
        return new ResponseLevelChanged(
                id, from, to, at, drill, organisation, event, planId == null ? null : plan.announced());
    }

    /** @throws ProblemException 409 when it is stood down already */
    ResponseStoodDown standDown(CurrentUser by, Instant at) {
        requireActive();
        stoodDownAt = at;
        steps.add(ResponseStep.of(Kind.STOOD_DOWN, level, null, governmentLevel, by, at));
        return new ResponseStoodDown(id, at, drill, organisation, event, plan.topicPacks(), plan.pools());
    }

    /** @throws ProblemException 409 after the stand-down */
    void requireActive() {
        if (stoodDownAt != null) {
            throw ProblemException.conflict("response-stood-down", id);
        }
    }
}
