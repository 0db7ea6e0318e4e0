package org.muster.expert.discipline;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.web.Page;

import io.quarkus.security.Authenticated;

@Path("/api/experts/disciplines")
@Authenticated
class DisciplineResource {

    @Inject
    Disciplines disciplines;

    /** @param q the beginning of a code, or a part of a name or synonym */
    @GET
    public List<Discipline> search(
            @QueryParam("q") @NotBlank @Size(max = 40) String q, @QueryParam("limit") Integer limit) {
        return disciplines.search(q.strip(), Page.of(null, limit).limit());
    }

    @GET
    @Path("{code}")
    public Discipline get(@PathParam("code") String code) {
        return disciplines.find(code).orElseThrow(() -> ProblemException.notFound("discipline", code));
    }
}
