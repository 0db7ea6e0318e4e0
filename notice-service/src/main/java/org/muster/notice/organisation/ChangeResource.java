package org.muster.notice.organisation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/**
 * Renames, moves, affiliates, closes and reopens organisations from a day on: today when none is given, an earlier one for what is entered
 * after the fact, or a later one, on which it happens by itself. An administrator changes what is below her or his own.
 */
@Path("/api/organisations/{code}")
@RolesAllowed(Roles.ORG_ADMIN)
public class ChangeResource {

    @Inject
    DirectoryChanges changes;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Event<ClosureAsked> asked;

    @Inject
    Clock clock;

    /** @param newCode a further code it is known by from then on; the one it is kept under stays */
    public record Renaming(
            @Size(max = 120) @Pattern(regexp = ".*\\S.*", message = "not blank")
            String name,

            @Pattern(regexp = "[0-9]{6,12}", message = "6 to 12 digits")
            String divisionCode,

            @Pattern(regexp = OrganisationEntry.CODE, message = "like KX-210000 or DW-YYX-1")
            String newCode,

            LocalDate from) {}

    public record Move(
            @NotNull @Pattern(regexp = OrganisationEntry.CODE, message = "a code like KX-210000")
            String parent,

            LocalDate from) {}

    /**
     * @param supervisors all further organisations that supervise it from then on (业务主管单位), wherever they stand; null
     *     keeps those it has
     * @param groups all classes it belongs to, such as 医科; null keeps them
     */
    public record Affiliation(
            @Size(max = 20) List<@NotNull @Pattern(regexp = OrganisationEntry.CODE) String> supervisors,
            @Size(max = 20) List<@NotBlank @Size(max = 40) String> groups,
            LocalDate from) {}

    /**
     * @param successor who carries on its work
     * @param childrenTo below whom those go that are still open below it; the successor when only that is given
     * @param accounts what becomes of its people's accounts; to be said where there are some and a successor
     */
    public record Closure(
            @Pattern(regexp = OrganisationEntry.CODE, message = "a code like KX-210000")
            String successor,

            @Pattern(regexp = OrganisationEntry.CODE, message = "a code like KX-210000")
            String childrenTo,

            AccountsOnClosure accounts,
            LocalDate from) {}

    /** A change with what became of it. */
    public record ChangeResponse(
            UUID id,
            String organisation,
            ChangeAct act,
            LocalDate from,
            ChangeState state,
            String name,
            String divisionCode,
            String newCode,
            String parent,
            List<String> supervisors,
            List<String> groups,
            String successor,
            String childrenTo,
            AccountsOnClosure accounts,
            String reason,
            String by,
            Instant requestedAt,
            Instant settledAt) {

        static ChangeResponse of(DirectoryChange change) {
            return new ChangeResponse(
                    change.id,
                    change.organisation,
                    change.act,
                    change.effectiveOn,
                    change.state,
                    change.name,
                    change.divisionCode,
                    change.newCode,
                    change.parent,
                    change.supervisors(),
                    change.groups(),
                    change.successor,
                    change.childrenTo,
                    change.accounts,
                    change.reason,
                    change.byName,
                    change.requestedAt,
                    change.settledAt);
        }
    }

    /** 200 when done, 202 when its day is to come. */
    @POST
    @Path("/renaming")
    @Transactional
    @Idempotent
    public RestResponse<ChangeResponse> rename(String code, @NotNull @Valid Renaming renaming) {
        if (renaming.name() == null && renaming.divisionCode() == null && renaming.newCode() == null) {
            throw ProblemException.badRequest("nothing-to-rename");
        }
        String name = renaming.name() == null ? null : renaming.name().trim();
        return request(DirectoryChange.renaming(
                found(code), day(renaming.from()), name, renaming.divisionCode(), renaming.newCode()));
    }

    /** Everything below goes along. 200 when done, 202 when its day is to come. */
    @POST
    @Path("/move")
    @Transactional
    @Idempotent
    public RestResponse<ChangeResponse> move(String code, @NotNull @Valid Move move) {
        return request(DirectoryChange.move(found(code), day(move.from()), own(move.parent())));
    }

    /** Where it stands and what counts for it stay. 200 when done, 202 when its day is to come. */
    @POST
    @Path("/affiliation")
    @Transactional
    @Idempotent
    public RestResponse<ChangeResponse> affiliate(String code, @NotNull @Valid Affiliation affiliation) {
        if (affiliation.supervisors() == null && affiliation.groups() == null) {
            throw ProblemException.badRequest("nothing-to-affiliate");
        }
        return request(DirectoryChange.affiliation(
                found(code),
                day(affiliation.from()),
                each(affiliation.supervisors(), this::own),
                each(affiliation.groups(), String::trim)));
    }

    /**
     * 200 when done, 202 when its day is to come; 409 while something below is open and nobody says where it goes, or it
     * has a successor and accounts and nobody says what becomes of these.
     */
    @POST
    @Path("/closure")
    @Transactional
    @Idempotent
    public RestResponse<ChangeResponse> close(String code, @NotNull @Valid Closure closure) {
        DirectoryChange change = DirectoryChange.closure(
                found(code),
                day(closure.from()),
                own(closure.successor()),
                own(closure.childrenTo()),
                closure.accounts());
        changes.requireRight(change, user.organisation());
        asked.fire(new ClosureAsked(change.organisation, change.successor, closure.accounts()));
        return request(change);
    }

    /**
     * Undoes its closure, from today on as if it had never been closed: those below that it sent elsewhere come back, with
     * all below them, unless they were moved or closed since or are outside the caller's subtree.
     */
    @POST
    @Path("/reopening")
    @Transactional
    @Idempotent
    public RestResponse<ChangeResponse> reopen(String code) {
        DirectoryChange change = DirectoryChange.reopening(found(code), LocalDate.now(clock));
        changes.requireRight(change, user.organisation());
        return request(change);
    }

    /** Newest first, those to come before all. */
    @GET
    @Path("/changes")
    @Transactional
    public List<ChangeResponse> list(String code) {
        String organisation = found(code);
        access.requireWithin(organisation);
        return DirectoryChange.<DirectoryChange>list(
                        "organisation = ?1 order by effectiveOn desc, id desc", organisation)
                .stream()
                .map(ChangeResponse::of)
                .toList();
    }

    /** Cancels one that is to come. */
    @DELETE
    @Path("/changes/{id}")
    @Transactional
    public ChangeResponse cancel(String code, UUID id) {
        String organisation = found(code);
        String parent = organisations.require(organisation).parent();
        access.requireWithin(parent == null ? organisation : parent);
        DirectoryChange change = DirectoryChange.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (change == null || !change.organisation.equals(organisation)) {
            throw ProblemException.notFound("change", id);
        }
        change.cancel(clock.instant());
        audit.record("cancel-change", "organisation", organisation, Map.of("change", id, "act", change.act));
        return ChangeResponse.of(change);
    }

    private RestResponse<ChangeResponse> request(DirectoryChange change) {
        change.requestedBy(user, clock.instant());
        changes.request(change);
        audit.record(
                change.act.name().toLowerCase(),
                "organisation",
                change.organisation,
                Map.of("change", change.id, "from", change.effectiveOn, "state", change.state));
        ChangeResponse shown = ChangeResponse.of(change);
        return change.state == ChangeState.DONE
                ? RestResponse.ok(shown)
                : ResponseBuilder.accepted(shown).build();
    }

    private LocalDate day(LocalDate from) {
        return from == null ? LocalDate.now(clock) : from;
    }

    private String found(String code) {
        return organisations
                .find(code)
                .orElseThrow(() -> ProblemException.notFound("organisation", code))
                .code();
    }

    /** In the order given, none twice. */
    private static List<String> each(List<String> given, UnaryOperator<String> kept) {
        return given == null ? null : given.stream().map(kept).distinct().toList();
    }

    /** The code an organisation is kept under. 422 for one that nobody is known by. */
    private String own(String code) {
        return code == null ? null : organisations.require(code).code();
    }
}
