package org.muster.notice.duty;

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
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
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

import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.Version;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Who can be on duty in an organisation. Own staff and those above may know who it is; a telephone number or address is
 * shown alone, for a stated purpose, and every look at one is recorded.
 */
@Path("/api/duty/persons")
@Produces(MediaType.APPLICATION_JSON)
public class PersonResource {

    @Inject
    Access access;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * @param userName the person's account, if there is one
     * @param purpose what the contact data is for
     * @param keepUntil the day after which the contact data is erased
     */
    record PersonRequest(
            @NotBlank @Size(max = 60) String name,
            @Pattern(regexp = "\\+?[0-9][0-9 -]{4,24}") String phone,
            @Email @Size(max = 200) String email,
            @Size(min = 1, max = 100) String userName,
            @NotBlank @Size(max = 200) String purpose,
            @NotNull LawfulBasis basis,
            @NotNull LocalDate keepUntil) {

        void tell(DutyPerson person) {
            person.name = name.strip();
            person.phone = phone;
            person.email = email;
            person.userName = userName;
            person.purpose = purpose;
            person.basis = basis;
            person.keepUntil = keepUntil;
        }
    }

    record NewPerson(
            @NotBlank @Size(max = 40) String organisation,
            @NotNull @Valid PersonRequest person) {}

    /** A person without what one reaches it by. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonView(
            UUID id,
            String organisation,
            String name,
            String userName,
            boolean hasPhone,
            boolean hasEmail,
            String purpose,
            LawfulBasis basis,
            LocalDate keepUntil,
            boolean left) {

        static PersonView of(DutyPerson person) {
            return new PersonView(
                    person.id,
                    person.organisation,
                    person.name,
                    person.userName,
                    person.phone != null,
                    person.email != null,
                    person.purpose,
                    person.basis,
                    person.keepUntil,
                    person.leftAt != null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contact(UUID person, String name, String phone, String email) {}

    /** Those who have left come too: they stand beside former shifts. */
    @GET
    @RolesAllowed({
        Roles.DRAFTER,
        Roles.ISSUER,
        Roles.CLERK,
        Roles.DUTY_OFFICER,
        Roles.REPORTER,
        Roles.REPORT_REVIEWER,
        Roles.LEADER_OFFICE,
        Roles.ORG_ADMIN
    })
    public RestResponse<List<PersonView>> list(
            @QueryParam("organisation") @NotBlank @Size(max = 40) String organisation,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        access.requireWithin(organisation);
        UUID after = page.after() == null ? new UUID(0, 0) : page.afterId();
        List<DutyPerson> found = DutyPerson.find("organisation = ?1 and id > ?2 order by id", organisation, after)
                .page(0, page.fetch())
                .list();
        return page.map(found, person -> person.id, PersonView::of, uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.DRAFTER,
        Roles.ISSUER,
        Roles.CLERK,
        Roles.DUTY_OFFICER,
        Roles.REPORTER,
        Roles.REPORT_REVIEWER,
        Roles.LEADER_OFFICE,
        Roles.ORG_ADMIN
    })
    public RestResponse<PersonView> get(UUID id) {
        return shown(ResponseBuilder.ok(), visible(id, LockModeType.NONE));
    }

    @POST
    @RolesAllowed({Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = PersonView.class, responseCode = "201")
    public RestResponse<PersonView> add(@NotNull @Valid NewPerson request) {
        access.requireWithin(request.organisation());
        DutyPerson person = new DutyPerson();
        person.organisation = request.organisation();
        describe(person, request.person());
        audit.record("add", "duty-person", person.id, Map.of("organisation", person.organisation));
        return shown(ResponseBuilder.created(URI.create("/api/duty/persons/" + person.id)), person);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    @Transactional
    public RestResponse<PersonView> change(
            UUID id, @NotNull @Valid PersonRequest request, @Context HttpHeaders headers) {
        DutyPerson person = visible(id, LockModeType.PESSIMISTIC_WRITE);
        Version.requireMatch(headers, person.version);
        person.requireThere();
        describe(person, request);
        audit.record("change", "duty-person", id, Map.of("organisation", person.organisation));
        return shown(ResponseBuilder.ok(), person);
    }

    /** The person leaves: its contact data is erased at once, its coming shifts are gaps until somebody takes them. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    @Transactional
    public void leave(UUID id) {
        DutyPerson person = visible(id, LockModeType.PESSIMISTIC_WRITE);
        person.leave(clock.instant());
        audit.record("leave", "duty-person", id, Map.of("organisation", person.organisation));
    }

    /** @param purpose what it is needed for; goes into the audit trail with the name of whoever looks */
    @GET
    @Path("/{id}/contact")
    @RolesAllowed({
        Roles.ISSUER,
        Roles.CLERK,
        Roles.DUTY_OFFICER,
        Roles.REPORT_REVIEWER,
        Roles.LEADER_OFFICE,
        Roles.ORG_ADMIN
    })
    @Transactional
    @Extension(name = "x-etag", value = "false")
    public RestResponse<Contact> contact(UUID id, @QueryParam("purpose") @NotBlank @Size(max = 200) String purpose) {
        DutyPerson person = visible(id, LockModeType.NONE);
        audit.record(
                "read-contact", "duty-person", id, Map.of("organisation", person.organisation, "purpose", purpose));
        return ResponseBuilder.ok(new Contact(id, person.name, person.phone, person.email))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void describe(DutyPerson person, PersonRequest request) {
        LocalDate today = LocalDate.now(clock);
        if (request.keepUntil().isBefore(today)) {
            throw ProblemException.unprocessable("duty-keep-until-past", request.keepUntil(), today);
        }
        request.tell(person);
        person.keep();
    }

    private DutyPerson visible(UUID id, LockModeType lock) {
        DutyPerson person = DutyPerson.findById(id, lock);
        if (person == null) {
            throw ProblemException.notFound("duty-person", id);
        }
        access.requireVisible(person.organisation, "duty-person", id);
        return person;
    }

    private static RestResponse<PersonView> shown(ResponseBuilder<PersonView> response, DutyPerson person) {
        return response.entity(PersonView.of(person))
                .tag(Version.tag(person.version))
                .build();
    }
}
