package org.muster.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are: what no well-behaved client would send. */
public final class Raw {

    private Raw() {}

    /** @param response everything the gateway sent until it closed the connection or said no more for two seconds */
    public record Answer(int status, String response, boolean closed) {}

    /** A GET of the target exactly as written. */
    public static Answer get(int port, String target, String... headers) {
        return send(
                port,
                "GET " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n"
                        + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
                        + "Connection: close\r\n\r\n");
    }

    public static Answer send(int port, String request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(2000);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            boolean closed = exchange(socket, request.getBytes(StandardCharsets.UTF_8), all);
            String response = all.toString(StandardCharsets.UTF_8);
            return new Answer(
                    response.startsWith("HTTP/1.1 ") ? Integer.parseInt(response.substring(9, 12)) : 0,
                    response,
                    closed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether the gateway has closed the connection at the end */
    private static boolean exchange(Socket socket, byte[] request, ByteArrayOutputStream all) throws IOException {
        byte[] buffer = new byte[8192];
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            for (int length = socket.getInputStream().read(buffer);
                    length >= 0;
                    length = socket.getInputStream().read(buffer)) {
                all.write(buffer, 0, length);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            // reset: what came before is the answer
            return true;
        }
    }
}
