package org.muster.report.forms;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.Version;

import io.quarkus.security.Authenticated;

/** Forms are made by those who review reports, and seen by everybody they may concern. */
@Path("/api/report-forms")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ReportFormResource {

    @Inject
    Forms forms;

    @Inject
    AskedFields asked;

    @Inject
    EntityManager entities;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    record FormRequest(
            @NotBlank @Size(max = 60) String name,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid FieldRequest> fields) {}

    record FieldsRequest(@NotEmpty @Size(max = 100) List<@NotNull @Valid FieldRequest> fields) {}

    record FormResponse(
            UUID id,
            String organisation,
            String name,
            int version,
            boolean used,
            boolean retired,
            List<FormField> fields) {

        static FormResponse of(FormVersion version) {
            return new FormResponse(
                    version.form.id,
                    version.form.organisation,
                    version.form.name,
                    version.version,
                    version.used,
                    version.form.retiredAt != null,
                    List.copyOf(version.fields));
        }
    }

    /** 201 with the form; 409 when a form of that name exists or another form asks one of the questions already. */
    @POST
    @RolesAllowed({Roles.REPORT_REVIEWER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = FormResponse.class, responseCode = "201")
    public RestResponse<FormResponse> create(@NotNull @Valid FormRequest request) {
        List<FormField> fields = FieldRequest.fields(request.fields());
        String name = request.name().strip();
        asked.lock(user.organisation());
        if (forms.isNameTaken(name, user.organisation())) {
            throw ProblemException.conflict("form-name-taken", name);
        }
        ReportForm form = new ReportForm(user.organisation(), name, user.name(), clock.instant());
        entities.persist(form);
        FormVersion version = new FormVersion(form, 1, fields);
        entities.persist(version);
        entities.flush();
        asked.replace(form, fields);
        audit.record("create", "report-form", form.id, Map.of("name", form.name));
        return answer(ResponseBuilder.created(URI.create("/api/report-forms/" + form.id)), version);
    }

    /** Newest first. */
    @GET
    @Transactional
    public RestResponse<List<FormResponse>> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(
                forms.visibleTo(user.organisation(), page.afterId(), page.fetch()),
                FormVersion::formId,
                FormResponse::of,
                uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public RestResponse<FormResponse> get(UUID id) {
        return answer(ResponseBuilder.ok(), forms.newest(forms.visible(id, user.organisation())));
    }

    /** Changes the questions: in place while no period has used them, as a new version afterwards. */
    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.REPORT_REVIEWER, Roles.ORG_ADMIN})
    @Transactional
    public RestResponse<FormResponse> change(
            UUID id, @NotNull @Valid FieldsRequest request, @Context HttpHeaders headers) {
        ReportForm form = managed(id);
        Version.requireMatch(headers, form.revision);
        List<FormField> fields = FieldRequest.fields(request.fields());
        FormVersion version = form.ask(fields, forms.newest(form), clock.instant());
        entities.persist(version);
        entities.flush();
        asked.replace(form, fields);
        audit.record("change", "report-form", id, Map.of("version", version.version));
        return answer(ResponseBuilder.ok(), version);
    }

    /** No new period uses it from now on; what was reported with it stays. */
    @POST
    @Path("/{id}/retirement")
    @RolesAllowed({Roles.REPORT_REVIEWER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    public RestResponse<FormResponse> retire(UUID id) {
        ReportForm form = managed(id);
        form.retire(clock.instant());
        entities.flush();
        asked.forget(id);
        audit.record("retire", "report-form", id, Map.of());
        return answer(ResponseBuilder.ok(), forms.newest(form));
    }

    private ReportForm managed(UUID id) {
        ReportForm form = forms.visible(id, user.organisation());
        access.requireWithin(form.organisation);
        asked.lock(form.organisation);
        return forms.locked(form);
    }

    private static RestResponse<FormResponse> answer(ResponseBuilder<FormResponse> response, FormVersion version) {
        return response.entity(FormResponse.of(version))
                .tag(Version.tag(version.form.revision))
                .build();
    }
}
