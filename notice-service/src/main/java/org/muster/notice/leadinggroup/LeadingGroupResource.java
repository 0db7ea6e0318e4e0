package org.muster.notice.leadinggroup;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.Version;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.security.Authenticated;

/** Leading groups: issuer and administrator keep those of their organisation; it and those above it read them. */
@Path("/api/leading-groups")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class LeadingGroupResource {

    @Inject
    Jdbi jdbi;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param response one of one's own organisation; it stays as it is when the group is revised */
    record GroupRequest(
            @NotBlank @Size(max = 200) String name,
            UUID response,
            @NotNull LocalDate establishedOn,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Member> members) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GroupResponse(
            UUID id,
            String organisation,
            String name,
            UUID response,
            boolean drill,
            LocalDate establishedOn,
            LocalDate dissolvedOn,
            List<Member> members) {

        static GroupResponse of(LeadingGroup group) {
            return new GroupResponse(
                    group.id,
                    group.organisation,
                    group.name,
                    group.response,
                    group.drill,
                    group.establishedOn,
                    group.dissolvedOn,
                    List.copyOf(group.members));
        }
    }

    /** 422 without a leader, for a member named twice, or for a response of another organisation. */
    @POST
    @RolesAllowed({Roles.ISSUER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = GroupResponse.class, responseCode = "201")
    public RestResponse<GroupResponse> establish(@NotNull @Valid GroupRequest request) {
        LeadingGroup group = new LeadingGroup();
        group.drill = isDrill(request.response());
        group.organisation = user.organisation();
        group.response = request.response();
        group.write(request.name(), request.establishedOn(), request.members());
        group.persistAndFlush();
        audit.record("establish", "leading-group", group.id, Map.of());
        return answer(ResponseBuilder.created(URI.create("/api/leading-groups/" + group.id)), group);
    }

    /** Newest first. @param organisation at or below one's own; one's own when missing */
    @GET
    @Transactional
    public RestResponse<List<GroupResponse>> list(
            @QueryParam("organisation") @Size(max = 40) String organisation,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        String whose = organisation == null ? user.organisation() : organisation;
        access.requireWithin(whose);
        UUID after = page.afterId();
        var found = after == null
                ? LeadingGroup.<LeadingGroup>find("organisation = ?1 order by id desc", whose)
                : LeadingGroup.<LeadingGroup>find("organisation = ?1 and id < ?2 order by id desc", whose, after);
        return page.map(found.range(0, page.fetch() - 1).list(), group -> group.id, GroupResponse::of, uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public RestResponse<GroupResponse> get(UUID id) {
        LeadingGroup group = LeadingGroup.findById(id);
        if (group == null) {
            throw ProblemException.notFound("leading-group", id);
        }
        access.requireVisible(group.organisation, "leading-group", id);
        return answer(ResponseBuilder.ok(), group);
    }

    /** As a whole, and only as it was read: send its ETag as If-Match. 409 when it is dissolved. */
    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.ISSUER, Roles.ORG_ADMIN})
    @Transactional
    public RestResponse<GroupResponse> revise(
            UUID id, @NotNull @Valid GroupRequest request, @Context HttpHeaders headers) {
        LeadingGroup group = own(id);
        Version.requireMatch(headers, group.version);
        group.write(request.name(), request.establishedOn(), request.members());
        return changed("revise", group);
    }

    @POST
    @Path("/{id}/dissolution")
    @RolesAllowed({Roles.ISSUER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    public RestResponse<GroupResponse> dissolve(UUID id) {
        LeadingGroup group = own(id);
        group.dissolve(LocalDate.now(clock));
        return changed("dissolve", group);
    }

    private LeadingGroup own(UUID id) {
        LeadingGroup group = LeadingGroup.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (group == null || !group.organisation.equals(user.organisation())) {
            throw ProblemException.notFound("leading-group", id);
        }
        return group;
    }

    /** @return whether the response is a drill @throws ProblemException 422 for a response of another organisation */
    private boolean isDrill(UUID response) {
        if (response == null) {
            return false;
        }
        return jdbi.withHandle(
                handle -> handle.createQuery("select drill from response where id = ? and organisation = ?")
                        .bind(0, response)
                        .bind(1, user.organisation())
                        .mapTo(Boolean.class)
                        .findOne()
                        .orElseThrow(() -> ProblemException.unprocessable("group-response-unknown", response)));
    }

    private RestResponse<GroupResponse> changed(String action, LeadingGroup group) {
        LeadingGroup.flush();
        audit.record(action, "leading-group", group.id, Map.of());
        return answer(ResponseBuilder.ok(), group);
    }

    private static RestResponse<GroupResponse> answer(ResponseBuilder<GroupResponse> response, LeadingGroup group) {
        return response.entity(GroupResponse.of(group))
                .tag(Version.tag(group.version))
                .build();
    }
}
