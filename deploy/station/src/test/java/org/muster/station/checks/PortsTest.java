package org.muster.station.checks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.muster.station.backing.FreePorts;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortsTest {

    @Test
    void namesTheTakenPortAndWhoTookIt() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, Integer> ports = Map.of("Kafka", FreePorts.next(), "gateway", socket.getLocalPort());

            assertThatThrownBy(() -> Ports.mustBeFree(ports))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("Cannot start: port " + socket.getLocalPort()
                            + " (needed by gateway) is taken by process "
                            + ProcessHandle.current().pid() + " (java). Stop what uses it, then run deploy/up again.");
        }
    }

    @Test
    void findsWhoListensOnEveryAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.mustBeFree(Map.of("gateway", socket.getLocalPort())))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void letsFreePortsPass() {
        assertThatCode(() -> Ports.mustBeFree(Map.of("gateway", FreePorts.next())))
                .doesNotThrowAnyException();
    }
}
