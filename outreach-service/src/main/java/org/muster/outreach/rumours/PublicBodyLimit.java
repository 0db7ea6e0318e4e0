package org.muster.outreach.rumours;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Nobody who reports a rumour needs more than a few kilobytes; what says it is larger is not even read. */
class PublicBodyLimit {

    private static final int BYTES = 64 * 1024;

    @ServerRequestFilter(preMatching = true)
    void limit(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith("/api/public/") && request.getLength() > BYTES) {
            throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
    }
}
