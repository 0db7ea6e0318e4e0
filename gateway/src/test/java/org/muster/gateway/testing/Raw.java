package org.muster.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are: what no well-behaved client would send. */
public final class Raw {

    private Raw() {}

    /** @param response everything the gateway sent until it closed the connection or said no more for two seconds */
    public record Answer(int status, String response) {}

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
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            String response = new String(read(socket.getInputStream()), StandardCharsets.UTF_8);
            return new Answer(
                    response.startsWith("HTTP/1.1 ") ? Integer.parseInt(response.substring(9, 12)) : 0, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(InputStream stream) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                all.write(buffer, 0, length);
            }
        } catch (java.net.SocketTimeoutException | SocketException e) {
            // the connection stays open or was reset: what came before is the answer
        }
        return all.toByteArray();
    }
}
