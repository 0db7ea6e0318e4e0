package org.muster.gateway.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.restassured.RestAssured;

/** Many who watch at once, without a thread each on this side either. They read only when they are asked to. */
final class Crowd implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();

    static Crowd of(int number, String token) throws IOException {
        Crowd crowd = new Crowd();
        for (int i = 0; i < number; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("localhost", RestAssured.port));
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET /api/live HTTP/1.1\r\nHost: localhost:" + RestAssured.port
                                    + "\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            crowd.sockets.add(socket);
        }
        for (Socket socket : crowd.sockets) {
            readUntil(socket, "retry: ");
        }
        return crowd;
    }

    int whoSee(String text) throws IOException {
        int seeing = 0;
        for (Socket socket : sockets) {
            seeing += readUntil(socket, text) ? 1 : 0;
        }
        return seeing;
    }

    private static boolean readUntil(Socket socket, String text) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[2048];
        try {
            for (int length = socket.getInputStream().read(buffer);
                    length >= 0;
                    length = socket.getInputStream().read(buffer)) {
                all.write(buffer, 0, length);
                if (all.toString(StandardCharsets.UTF_8).contains(text)) {
                    return true;
                }
            }
        } catch (SocketTimeoutException e) {
            return false;
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
