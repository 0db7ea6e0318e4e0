package org.muster.gateway.edge;

import java.util.function.Consumer;

import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.ProblemException;
import org.muster.gateway.problem.Problems;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/** Goes on with a request, on its own event loop, when something it needs has come; without a detour when it is there. */
public final class Awaited {

    private Awaited() {}

    public static <T> void then(RoutingContext request, Uni<T> awaited, Consumer<T> next) {
        Context here = Vertx.currentContext();
        awaited.subscribe()
                .with(
                        item -> on(here, request, () -> next.accept(item)),
                        failure -> on(here, request, () -> refuse(request, failure)));
    }

    private static void on(Context here, RoutingContext request, Runnable next) {
        if (Vertx.currentContext() == here) {
            run(request, next);
        } else {
            here.runOnContext(now -> run(request, next));
        }
    }

    private static void run(RoutingContext request, Runnable next) {
        if (request.response().closed()) {
            return;
        }
        try {
            next.run();
        } catch (RuntimeException bug) {
            request.fail(bug);
        }
    }

    private static void refuse(RoutingContext request, Throwable failure) {
        if (failure instanceof ProblemException known) {
            Problems.send(request, known.problem());
        } else if (failure instanceof AuthenticationFailedException) {
            Problems.send(request, Problem.of(401, "not-authenticated"));
        } else {
            request.fail(failure);
        }
    }
}
