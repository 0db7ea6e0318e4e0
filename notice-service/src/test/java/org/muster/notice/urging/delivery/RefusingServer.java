package org.muster.notice.urging.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that knows none of its mailboxes. */
final class RefusingServer implements AutoCloseable {

    private final ServerSocket server;

    RefusingServer(int port) throws IOException {
        server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "refusing-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                    PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII)) {
                out.print("220 refusing.example ESMTP\r\n");
                out.flush();
                String line = in.readLine();
                while (line != null && !line.startsWith("QUIT")) {
                    out.print(line.startsWith("RCPT") ? "550 5.1.1 no such mailbox\r\n" : "250 fine\r\n");
                    out.flush();
                    line = in.readLine();
                }
                out.print("221 bye\r\n");
                out.flush();
            } catch (IOException e) {
                // the client has gone, or the test is over
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
