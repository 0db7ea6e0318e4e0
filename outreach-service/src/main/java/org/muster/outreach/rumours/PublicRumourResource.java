package org.muster.outreach.rumours;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.outreach.wording.Wording;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Problems;
import org.muster.platform.web.Idempotent;

import io.vertx.core.http.HttpServerRequest;

/** For everybody, without logging in: ask whether something is a rumour, and report what has no answer yet. */
@Path("/api/public")
@PermitAll
public class PublicRumourResource {

    @Inject
    Rumours rumours;

    @Inject
    RumourIntake intake;

    @Inject
    Replies replies;

    @Context
    HttpHeaders headers;

    @Context
    HttpServerRequest request;

    /**
     * @param text the claim or the whole forwarded message
     * @param link where it was seen
     * @param contact phone, e-mail or the like to be told the answer; kept sealed, for that only, at most 30 days
     */
    public record Report(
            @NotBlank @Size(max = 2000) String text,

            @Size(max = 2000) @Pattern(regexp = "https?://\\S+", message = "须为 http(s) 网址 / must be an http(s) address")
            String link,

            @Size(min = 3, max = 100) String contact) {

        /** Also through logging: a contact is nobody's business. */
        @Override
        public String toString() {
            return "Report of " + text.length() + " characters";
        }
    }

    /** The published verdicts closest to the text, or that there is none yet. Nothing is recorded. */
    @GET
    @Path("/check")
    @Extension(name = "x-etag", value = "false")
    public RestResponse<Reply> check(@QueryParam("text") @NotBlank @Size(max = 2000) String text) {
        Wording wording = claim(text);
        return uncached(ResponseBuilder.ok(replies.toQuestion(wording, rumours.saying(wording), language())));
    }

    /** 201 the first time this is reported, 200 when it is known; answers at once when there are answers. */
    @POST
    @Path("/rumours")
    @Transactional
    @Idempotent
    public RestResponse<Reply> report(@NotNull @Valid Report report) {
        Wording wording = claim(report.text());
        RumourIntake.Recorded recorded = intake.record(
                report.text(),
                report.link(),
                report.contact(),
                request.remoteAddress().hostAddress());
        KnownRumour rumour = recorded.rumour();
        URI address = URI.create("/api/public/rumours/" + rumour.id());
        return uncached((recorded.first() ? ResponseBuilder.<Reply>created(address) : ResponseBuilder.<Reply>ok())
                .entity(replies.toReport(wording, rumour, language())));
    }

    /** How it stands with a reported rumour. Its text is not repeated here, so that nobody spreads it from here. */
    @GET
    @Path("/rumours/{id}")
    @Extension(name = "x-etag", value = "false")
    public RestResponse<Reply> look(UUID id) {
        KnownRumour rumour = rumours.known(id).orElseThrow(() -> ProblemException.notFound("rumour", id));
        return uncached(ResponseBuilder.ok(replies.toReport(rumours.wordingOf(id), rumour, language())));
    }

    private static Wording claim(String text) {
        Wording wording = Wording.of(text);
        if (wording.isEmpty()) {
            throw ProblemException.unprocessable("nothing-to-check");
        }
        return wording;
    }

    private Locale language() {
        return Problems.language(headers.getAcceptableLanguages());
    }

    private static <T> RestResponse<T> uncached(ResponseBuilder<T> answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
