package org.muster.gateway.testing;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;

/** A wire to another port of this machine, which can be cut. */
public final class Relay implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();

    public Relay(int from, int to) {
        NetServer server = vertx.createNetServer().connectHandler(caller -> {
            caller.pause();
            vertx.createNetClient()
                    .connect(to, "127.0.0.1")
                    .onSuccess(called -> {
                        caller.pipeTo(called);
                        called.pipeTo(caller);
                    })
                    .onFailure(e -> caller.close());
        });
        await(server.listen(from, "localhost").toCompletionStage());
    }

    public static int freePort() {
        return Gibberish.portOfNobody();
    }

    @Override
    public void close() {
        await(vertx.close().toCompletionStage());
    }

    private static void await(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
