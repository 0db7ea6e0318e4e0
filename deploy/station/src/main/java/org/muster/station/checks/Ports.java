package org.muster.station.checks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ports that the station needs for itself. */
public final class Ports {
    private Ports() {}

    /** @param ports by who needs them */
    public static void mustBeFree(Map<String, Integer> ports) {
        String taken = ports.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .filter(entry -> !isFree(entry.getValue()))
                .map(entry -> "port " + entry.getValue() + " (needed by " + entry.getKey() + ") is taken by "
                        + whoever(entry.getValue()))
                .collect(Collectors.joining("; "));
        if (!taken.isEmpty()) {
            throw new Refusal("Cannot start: " + taken + ". Stop what uses it, then run deploy/up again.");
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static String whoever(int port) {
        return Listeners.on(port).map(Ports::describe).orElse("another user's process");
    }

    private static String describe(ProcessHandle process) {
        Optional<String> command = process.info().command().map(path -> path.substring(path.lastIndexOf('/') + 1));
        return "process " + process.pid()
                + command.map(name -> " (" + name + ")").orElse("");
    }
}
