package org.muster.notice.response;

import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;

import org.muster.notice.cap.CapWriter;
import org.muster.notice.cap.NoticeCapResource;
import org.muster.platform.problem.ProblemException;

import io.quarkus.security.Authenticated;

/** Responses as CAP messages. */
@Path("/api/responses")
@Authenticated
public class ResponseCapResource {

    @Inject
    Responses responses;

    @Inject
    ResponseMessages messages;

    @Inject
    CapWriter writer;

    /** @param step of its history, from 0; the newest when missing */
    @GET
    @Path("/{id}/cap")
    @Produces(NoticeCapResource.CAP)
    @Transactional
    public byte[] cap(UUID id, @QueryParam("step") Integer step) {
        EmergencyResponse response = responses.visible(id, LockModeType.NONE);
        int newest = response.steps.size() - 1;
        int chosen = step == null ? newest : step;
        if (chosen < 0 || chosen > newest) {
            throw ProblemException.notFound("response-step", chosen);
        }
        return writer.write(messages.of(response, chosen));
    }
}
