package org.muster.outreach.organisation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.testing.TestEvents;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class OrganisationChannelTest {

    private static final String TYPE = "org.muster.organisation.changed";

    @Inject
    Organisations organisations;

    @Test
    void followsTheTreeAfterRepetitionsAndARecordItCannotRead() {
        TestEvents.sendRaw("organisations", "KX-999990", "not an event".getBytes(StandardCharsets.UTF_8));
        ObjectNode event = TestEvents.example(TYPE);
        event.put("code", "KX-999991").put("pos", 900_000_000_000_001L).put("last", 900_000_000_000_009L);
        TestEvents.send(TYPE, event, 3);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(organisations.find("KX-999991"))
                        .map(Organisation::name)
                        .contains(event.path("name").asText()));
    }
}
