package org.muster.notice.urging;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.notice.distribution.Silence;
import org.muster.notice.distribution.Silence.Part;
import org.muster.notice.distribution.Unforwarded;
import org.muster.notice.document.Notices;
import org.muster.notice.urging.BulkUrging.Addressee;
import org.muster.notice.urging.BulkUrging.Author;
import org.muster.notice.urging.BulkUrging.Outcome;
import org.muster.notice.urging.Ladder.Moment;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Urging about a notice by hand: its issuer urges everybody who is silent, and whom it names also to carry it on; who
 * carried it on, or was told that those below keep silent, its own part of the tree.
 */
@Path("/api/notices/{id}/urgings")
public class NoticeUrgingResource {

    @Inject
    Silence silence;

    @Inject
    Unforwarded unforwarded;

    @Inject
    BulkUrging bulk;

    @Inject
    SilenceAbove above;

    @Inject
    Access access;

    @Inject
    Urgings urgings;

    @Inject
    UrgingCalendar calendar;

    @Inject
    Notices notices;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * @param organisations only these, also those that signed and are asked to carry it on; when left out all who are
     *     silent
     * @param text what the one who urges adds
     */
    record NoticeUrgingRequest(
            @Size(min = 1, max = 500) List<@NotBlank @Size(max = 40) String> organisations,
            @Size(max = 500) String text) {

        static final NoticeUrgingRequest ALL = new NoticeUrgingRequest(null, null);
    }

    /** Why one was not urged. */
    enum Spared {
        /** Urged today as often as anybody may be. */
        DAILY_CAP,
        /** It will be urged about this in a while anyway. */
        WAITING,
        /** It has done what it was asked, was never asked, or is not in one's part; only for those that were named. */
        NOT_SILENT
    }

    /** Names at most the first {@value #NAMED} of those spared. */
    record SparedOne(String organisation, Spared why) {}

    /**
     * @param silent how many had not answered, or were named and had not carried it on
     * @param deliverAt when the urged will see it
     * @param heldBy why not at once; null when at once
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeUrgingResponse(
            UUID notice,
            int silent,
            int urged,
            Instant deliverAt,
            Hold heldBy,
            Map<Spared, Integer> spared,
            List<SparedOne> sparedOnes) {}

    private static final int NAMED = 200;

    /** What was planned for whom about this notice and its forwards and what became of it, the newest first. */
    @GET
    @RolesAllowed({Roles.DRAFTER, Roles.ISSUER, Roles.CLERK, Roles.DUTY_OFFICER})
    @Transactional
    public RestResponse<List<UrgingView>> list(
            UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(urgings.about(part(id), page), urging -> urging.id, UrgingView::of, uri);
    }

    /** In quiet hours it waits for their end. Nobody is urged beyond the daily cap; the answer says who was spared. */
    @POST
    @RolesAllowed({Roles.ISSUER, Roles.CLERK, Roles.DUTY_OFFICER})
    @Transactional
    @Idempotent
    public NoticeUrgingResponse urge(UUID id, @Valid NoticeUrgingRequest request) {
        NoticeUrgingRequest asked = request == null ? NoticeUrgingRequest.ALL : request;
        Part part = part(id);
        UUID root = notices.issued(id).root();
        bulk.lock(root);
        List<Addressee> addressees = addressees(part, asked.organisations());
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime at = calendar.quietHours().endAfter(now);
        Moment when = new Moment(at, at.equals(now) ? null : Hold.QUIET_HOURS);
        Outcome outcome = bulk.urge(root, addressees, author(asked.text()), when, now.toInstant());
        audit.record(
                "urge",
                "notice",
                id,
                Map.of("silent", addressees.size(), "urged", outcome.urged().size()));
        return answer(id, asked, addressees, outcome, when);
    }

    private List<Addressee> addressees(Part part, List<String> named) {
        Stream<Addressee> toSign = silence.of(part, named).stream()
                .map(one -> Addressee.of(SubjectKind.NOTICE, one.organisation(), one.document(), 1));
        Stream<Addressee> toForward = named == null
                ? Stream.of()
                : unforwarded.signed(part).stream()
                        .filter(named::contains)
                        .map(one -> Addressee.of(SubjectKind.FORWARD, one, part.notice(), 1));
        return Stream.concat(toSign, toForward)
                .filter(one -> !one.organisation().equals(user.organisation()))
                .toList();
    }

    /** 404 for who has nothing to do with it. */
    private Part part(UUID id) {
        boolean told = !access.covers(notices.issued(id).organisation()) && above.told(id, user.organisation());
        return told ? new Part(id, user.organisation()) : silence.ofCaller(id);
    }

    private Author author(String text) {
        return new Author(
                user.subject(), user.name(), user.organisation(), text == null || text.isBlank() ? null : text.strip());
    }

    private static NoticeUrgingResponse answer(
            UUID id, NoticeUrgingRequest asked, List<Addressee> addressees, Outcome outcome, Moment when) {
        Map<Spared, Integer> spared = new EnumMap<>(Spared.class);
        List<SparedOne> ones = new java.util.ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Addressee one : addressees) {
            codes.add(one.organisation());
            if (!outcome.urged().contains(one.organisation())) {
                ones.add(new SparedOne(
                        one.organisation(),
                        outcome.full().contains(one.organisation()) ? Spared.DAILY_CAP : Spared.WAITING));
            }
        }
        if (asked.organisations() != null) {
            asked.organisations().stream()
                    .distinct()
                    .filter(code -> !codes.contains(code))
                    .forEach(code -> ones.add(new SparedOne(code, Spared.NOT_SILENT)));
        }
        ones.forEach(one -> spared.merge(one.why(), 1, Integer::sum));
        return new NoticeUrgingResponse(
                id,
                addressees.size(),
                outcome.urged().size(),
                outcome.urged().isEmpty() ? null : when.at().toInstant(),
                outcome.urged().isEmpty() ? null : when.heldBy(),
                spared,
                ones.size() > NAMED ? ones.subList(0, NAMED) : ones);
    }
}
