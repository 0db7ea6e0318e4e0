package org.muster.gateway.routing;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A request's body as it flows by: notices its end, and fails when it grows over the limit. */
final class MeteredBody implements ReadStream<Buffer> {

    static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("The body is larger than allowed", null, false, false);
        }
    }

    static final class TooSlow extends RuntimeException {
        TooSlow() {
            super("The body comes more slowly than allowed", null, false, false);
        }
    }

    private final ReadStream<Buffer> body;
    private final long limit;
    private final Runnable onEnd;
    private Handler<Throwable> failure = e -> {};
    private long seen;
    private long seenBefore;
    private boolean paused;
    private boolean wasPaused;
    private boolean tooSlow;
    private boolean broken;

    MeteredBody(ReadStream<Buffer> body, long limit, Runnable onEnd) {
        this.body = body;
        this.limit = limit;
        this.onEnd = onEnd;
    }

    /** The caller left before the end. */
    boolean isBroken() {
        return broken;
    }

    boolean isTooLarge() {
        return seen > limit;
    }

    boolean isTooSlow() {
        return tooSlow;
    }

    /** Fails when less came since the last time, unless the service did not want more. */
    void requireSince(long least) {
        boolean heldBack = paused || wasPaused;
        wasPaused = paused;
        if (!heldBack && seen - seenBefore < least && !isTooLarge() && !broken && !tooSlow) {
            tooSlow = true;
            failure.handle(new TooSlow());
        }
        seenBefore = seen;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        body.handler(handler == null ? null : buffer -> pass(buffer, handler));
        return this;
    }

    private void pass(Buffer buffer, Handler<Buffer> handler) {
        if (isTooLarge() || tooSlow) {
            return;
        }
        seen += buffer.length();
        if (isTooLarge()) {
            failure.handle(new TooLarge());
        } else {
            handler.handle(buffer);
        }
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        body.endHandler(
                handler == null
                        ? null
                        : end -> {
                            onEnd.run();
                            handler.handle(null);
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        failure = handler == null ? e -> {} : handler;
        body.exceptionHandler(
                handler == null
                        ? null
                        : e -> {
                            broken = true;
                            handler.handle(e);
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        paused = true;
        wasPaused = true;
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        paused = false;
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
