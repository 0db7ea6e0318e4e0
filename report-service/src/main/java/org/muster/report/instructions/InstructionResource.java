package org.muster.report.instructions;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.report.briefs.Brief;
import org.muster.report.briefs.Briefs;
import org.muster.report.instructions.InstructionReader.Extent;

/** Recording instructions, and reading them: every look is audited. */
@Path("/api/instructions")
@Produces(MediaType.APPLICATION_JSON)
public class InstructionResource {

    @Inject
    Briefs briefs;

    @Inject
    Instructions instructions;

    @Inject
    Completions completions;

    @Inject
    InstructionReader reader;

    @Inject
    Organisations organisations;

    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** 201; a task opens for each entry. Without tasks it is closed at once. */
    @POST
    @RolesAllowed(Roles.LEADER_OFFICE)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = InstructionResponse.class, responseCode = "201")
    public RestResponse<InstructionResponse> record(@NotNull @Valid InstructionRequest request) {
        Brief brief = briefs.visible(request.brief());
        List<InstructionTask> tasks = request.charged();
        tasks.forEach(task -> requireBelow(task.organisation(), brief.organisation()));
        LocalDate today = LocalDate.now(clock);
        if (request.instructedOn().isAfter(today)) {
            throw ProblemException.unprocessable("date-in-future", request.instructedOn(), today);
        }
        Instruction instruction = new Instruction(
                brief,
                request.rank().strip(),
                request.text().strip(),
                request.instructedOn(),
                tasks,
                user,
                clock.instant());
        entities.persist(instruction);
        outbox.append(instruction.recorded());
        instruction.close(Map.of(), clock.instant()).ifPresent(outbox::append);
        entities.flush();
        audit.record("record", "instruction", instruction.id, Map.of("brief", brief.id(), "tasks", tasks.size()));
        return ResponseBuilder.<InstructionResponse>created(URI.create("/api/instructions/" + instruction.id))
                .entity(shown(instruction, Extent.ALL))
                .build();
    }

    /** Of the caller's organisation and below it, newest first, without what the leaders wrote. */
    @GET
    @RolesAllowed({Roles.LEADER_OFFICE, Roles.ANALYST})
    @Transactional
    public RestResponse<List<InstructionResponse>> list(
            @QueryParam("brief") UUID brief,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        List<Instruction> rows = instructions.below(user.organisation(), brief, page.afterId(), page.fetch());
        audit.record("list", "instruction", user.organisation(), Map.of("shown", Math.min(rows.size(), page.limit())));
        return page.map(rows, instruction -> instruction.id, each -> shown(each, Extent.PROGRESS), uri);
    }

    /** As far as the caller may read it; 404, as if there were none, when that is nothing. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.LEADER_OFFICE, Roles.ANALYST, Roles.CLERK})
    @Transactional
    public InstructionResponse get(UUID id) {
        Instruction instruction = entities.find(Instruction.class, id);
        Extent extent = instruction == null ? Extent.NOTHING : reader.extent(instruction);
        if (extent == Extent.NOTHING) {
            throw ProblemException.notFound("instruction", id);
        }
        audit.record("read", "instruction", id, Map.of("extent", extent));
        return shown(instruction, extent);
    }

    private InstructionResponse shown(Instruction instruction, Extent extent) {
        return InstructionResponse.of(instruction, extent, user.organisation(), completions.of(instruction.id));
    }

    private void requireBelow(String charged, String organisation) {
        Organisation unit = organisations.require(charged);
        if (!organisations.isWithin(unit.code(), organisation)) {
            throw ProblemException.unprocessable(
                    "charged-outside",
                    unit.name(),
                    organisations.require(organisation).name());
        }
    }
}
