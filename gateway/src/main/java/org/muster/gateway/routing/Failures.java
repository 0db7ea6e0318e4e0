package org.muster.gateway.routing;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import org.jboss.logging.Logger;
import org.muster.gateway.problem.Problem;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;

/** What to say when a service gives no answer: whether it is worth repeating, and whether the act may have taken effect. */
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {}

    static Problem problem(Upstream upstream, Throwable failure, boolean late, boolean tooLarge) {
        if (tooLarge) {
            return Problem.of(413, "too-large", mebibytes(upstream.maxBody()));
        }
        if (late) {
            return Problem.of(
                            504,
                            "upstream-timeout",
                            upstream.name(),
                            Long.toString(Math.max(1, upstream.timeout().toSeconds())))
                    .retryAfter(5);
        }
        if (isBusy(failure)) {
            return Problem.of(503, "upstream-busy", upstream.name()).retryAfter(1);
        }
        if (isDown(failure)) {
            // a killed service is back within seconds
            return Problem.of(503, "upstream-down", upstream.name()).retryAfter(2);
        }
        return Problem.of(502, "upstream-failed", upstream.name()).retryAfter(2);
    }

    /** The service never saw the request, or hung up before it said anything: a reader may ask again. */
    static boolean isUnanswered(Throwable failure) {
        return failure instanceof HttpClosedException
                || failure instanceof SocketException && !(failure instanceof NoRouteToHostException);
    }

    /** There was no free connection: the service is slow or much asked for, not broken. */
    static boolean isBusy(Throwable failure) {
        return failure instanceof ConnectionPoolTooBusyException || failure instanceof TimeoutException;
    }

    static String mebibytes(long bytes) {
        return Long.toString(Math.max(1, bytes >> 20));
    }

    /** Tells the person on duty that a service is away and when it is back, and one failure a second of all others. */
    static void note(Upstream upstream, String request, Problem problem, Throwable failure) {
        if (problem.status() < 500) {
            return;
        }
        if (isDown(failure)) {
            if (upstream.noteDown()) {
                LOG.warnf("%s cannot be reached: %s", upstream.name(), failure.getMessage());
            }
            return;
        }
        long others = upstream.noteFailure();
        if (others >= 0) {
            LOG.warnf(
                    "%s gave no answer to %s (%d): %s; %d more such failures since the last time",
                    upstream.name(),
                    request,
                    problem.status(),
                    problem.status() == 504 ? "nothing in " + upstream.timeout() : failure.getMessage(),
                    others);
        }
    }

    static void noteAnswer(Upstream upstream) {
        if (upstream.noteAnswer()) {
            LOG.infof("%s answers again", upstream.name());
        }
    }

    private static boolean isDown(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException;
    }
}
