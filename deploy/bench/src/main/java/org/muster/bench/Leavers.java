package org.muster.bench;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Callers who begin together and leave together, in the middle of what they get or of what they send. */
final class Leavers implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();

    /** Every other one gets 10 MiB and reads the first bytes of it, the others send half of what they announced. */
    static Leavers come(int number, int port, List<String> resources, String token) throws IOException {
        Leavers leavers = new Leavers();
        for (int i = 0; i < number; i++) {
            Socket socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(20_000);
            leavers.sockets.add(socket);
            String path = "/api/" + resources.get(i / 4 % resources.size()) + (i % 2 == 0 ? "/10m" : "/sink");
            String head = (i % 2 == 0 ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nAuthorization: Bearer " + token
                    + (i % 2 == 0 ? "\r\n\r\n" : "\r\nContent-Length: 60000\r\n\r\n" + "x".repeat(30_000));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        }
        return leavers;
    }

    /** @return how many had the beginning of their answer */
    int awaitBeginnings() {
        int begun = 0;
        for (int i = 0; i < sockets.size(); i += 2) {
            try {
                String beginning =
                        new String(sockets.get(i).getInputStream().readNBytes(1024), StandardCharsets.US_ASCII);
                begun += beginning.startsWith("HTTP/1.1 200") ? 1 : 0;
            } catch (IOException e) {
                // cut off, or nothing came: not one of those
            }
        }
        return begun;
    }

    /** Half with a farewell, half with a reset. */
    @Override
    public void close() throws IOException {
        for (int i = 0; i < sockets.size(); i++) {
            if (i / 2 % 2 == 0) {
                sockets.get(i).setSoLinger(true, 0);
            }
            sockets.get(i).close();
        }
    }
}
