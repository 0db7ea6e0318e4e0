package org.muster.gateway.problem;

import java.util.UUID;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;

/** Turns the failures of the gateway's own resources into problems. */
class RestProblems {

    private static final Logger LOG = Logger.getLogger(RestProblems.class);

    @ServerExceptionMapper
    Response http(WebApplicationException e, RoutingContext context) {
        int status = e.getResponse().getStatus();
        return status < 400
                ? e.getResponse()
                : answer(context, Problem.plain(status, context.request().path()));
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException e, RoutingContext context) {
        return answer(context, Problem.of(401, "not-authenticated"));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, RoutingContext context) {
        return answer(context, Problem.plain(403, context.request().path()));
    }

    @ServerExceptionMapper
    Response bug(Throwable e, RoutingContext context) {
        String trace = UUID.randomUUID().toString();
        LOG.errorf(e, "%s failed, trace %s", context.request().path(), trace);
        return answer(context, Problem.of(500, "internal", trace));
    }

    private static Response answer(RoutingContext context, Problem problem) {
        var locale = Problems.language(context.request());
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .language(locale)
                .entity(Problems.body(problem, locale, context.request().path()).getBytes())
                .build();
    }
}
