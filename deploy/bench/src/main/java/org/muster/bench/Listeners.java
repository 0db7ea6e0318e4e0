package org.muster.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many who have a live stream open, all on one thread. */
final class Listeners implements AutoCloseable {

    private static final String BEGINNING = "retry: ";
    private static final int KEPT = 2048;

    /** What one of them heard last. */
    private static final class Ear {
        private final StringBuilder heard = new StringBuilder();

        void hear(ByteBuffer bytes) {
            heard.append(StandardCharsets.ISO_8859_1.decode(bytes));
        }

        /** Forgets it, too. */
        boolean hasHeard(String text) {
            boolean found = heard.indexOf(text) >= 0;
            if (found) {
                heard.setLength(0);
            } else if (heard.length() > KEPT) {
                heard.delete(0, heard.length() - KEPT);
            }
            return found;
        }
    }

    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 14);

    private Listeners(Selector selector) {
        this.selector = selector;
    }

    /** @throws IllegalStateException when not every stream has begun */
    static Listeners come(int number, int port, String token) throws IOException {
        Listeners listeners = new Listeners(Selector.open());
        byte[] request = ("GET /api/live HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < number; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            channel.register(listeners.selector, SelectionKey.OP_READ, new Ear());
            listeners.channels.add(channel);
        }
        int begun = listeners.await(BEGINNING, Duration.ofSeconds(30));
        if (begun < number) {
            listeners.close();
            throw new IllegalStateException("Only " + begun + " of " + number + " streams began");
        }
        return listeners;
    }

    /** @return how many heard it in that time; it goes on at once when all did */
    int await(String text, Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        int hearing = 0;
        while (hearing < channels.size() && System.nanoTime() < end) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                Ear ear = (Ear) key.attachment();
                buffer.clear();
                if (((SocketChannel) key.channel()).read(buffer) < 0) {
                    key.cancel();
                }
                ear.hear(buffer.flip());
                hearing += ear.hasHeard(text) ? 1 : 0;
            }
            selector.selectedKeys().clear();
        }
        return hearing;
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
