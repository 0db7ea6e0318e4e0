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

    private final ReadStream<Buffer> body;
    private final long limit;
    private final Runnable onEnd;
    private Handler<Throwable> failure = e -> {};
    private long seen;
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

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        body.handler(handler == null ? null : buffer -> pass(buffer, handler));
        return this;
    }

    private void pass(Buffer buffer, Handler<Buffer> handler) {
        if (isTooLarge()) {
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
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
