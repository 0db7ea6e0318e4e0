package org.muster.notice.document;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.notice.form.Elements;
import org.muster.notice.task.Drill;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** Carrying a notice on: a new document of the forwarder's own, bound by id to an original that stays as it is. */
@Path("/api/notices")
@Produces(MediaType.APPLICATION_JSON)
public class ForwardResource {

    private static final String TYPE = "通知";

    @Inject
    Notices notices;

    @Inject
    Addressees addressees;

    @Inject
    NumberSeries series;

    @Inject
    NoticeAnswers answers;

    @Inject
    NoticeForm form;

    @Inject
    Endings endings;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    /**
     * @param note the forwarder's own words; a plain sentence when missing
     * @param replyRequired whether the forwarder wants a reply itself, whatever the original asked for
     * @param forwardRequired whether the forwarder wants it carried on further, whatever the original asked for
     * @param urgency the original's when missing
     */
    public record ForwardRequest(
            @NotBlank @Size(max = 40) String issuerMark,
            @Size(max = 300) String title,
            @Size(max = 200_000) String note,
            @NotEmpty @Size(max = 500) List<@NotNull @Valid Selector> to,
            @Size(max = 500) List<@NotNull @Valid Selector> cc,
            @Size(max = 10) String urgency,
            @Size(max = 500) String contact,
            @Size(max = 200) List<NoticeRequest.@NotNull @Valid Task> tasks,
            @Valid Elements elements,
            boolean replyRequired,
            LocalDate replyDue,
            boolean forwardRequired) {}

    /**
     * 201 with a draft. Only who issued or received the notice may carry it on; 422 when the forward would come back to
     * one it came from.
     */
    @POST
    @Path("/{id}/forwards")
    @RolesAllowed(Roles.DRAFTER)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = NoticeResponse.class, responseCode = "201")
    public RestResponse<NoticeResponse> forward(UUID id, @NotNull @Valid ForwardRequest request) {
        Notice original = carried(id);
        original.requireIssued();
        endings.requireInForce(List.of(id));
        NoticeContent content = content(original, request);
        series.requireFree(content.mark(), user.organisation());
        Set<String> senders = new TreeSet<>(List.of(user.organisation(), original.organisation()));
        notices.originals(original).forEach(earlier -> senders.add(earlier.organisation()));
        addressees.check(content, senders);
        Notice forward = original.forward(user.organisation(), content, notices.actor());
        notices.add(forward);
        audit.record("forward", "notice", id, Map.of("draft", forward.id()));
        return answers.with(ResponseBuilder.created(URI.create("/api/notices/" + forward.id())), forward);
    }

    private Notice carried(UUID id) {
        if (addressees.delivery(id, user.organisation()).isPresent()) {
            return notices.issued(id);
        }
        Notice notice = notices.readable(id);
        if (!notice.organisation().equals(user.organisation())) {
            throw ProblemException.forbidden("not-received", id);
        }
        return notice;
    }

    private NoticeContent content(Notice original, ForwardRequest request) {
        Notice first = original.root == null ? original : notices.issued(original.root);
        String title = request.title() == null || request.title().isBlank()
                ? ForwardTitle.of(
                        Drill.unmarked(first.title()), first.issuerName(), form.verb(first, user.organisation()))
                : request.title().strip();
        String note = request.note() == null || request.note().isBlank()
                ? "现将" + first.issuerName() + "《" + first.title() + "》（" + first.number() + "）转发给你们，请认真贯彻落实。"
                : request.note();
        return new NoticeContent(
                new IssuerMark(request.issuerMark()),
                TYPE,
                title,
                note,
                NoticeRequest.given(request.urgency()) == null
                        ? original.urgency()
                        : request.urgency().strip(),
                request.to(),
                request.cc() == null ? List.of() : request.cc(),
                NoticeRequest.given(request.contact()),
                NoticeRequest.tasks(request.tasks()),
                request.elements() == null ? Elements.NONE : request.elements().tidy(),
                original.telegram(),
                original.drill(),
                NoticeTerms.of(request.replyRequired(), request.replyDue(), request.forwardRequired()));
    }
}
