package org.muster.gateway.openapi;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.muster.gateway.routing.RouteTables;

import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

class NoDescriptionTest {

    @Test
    void isMadeWhenNoServiceAnswers() throws Exception {
        try (RouteTables tables = new RouteTables()) {
            DescriptionRoute route =
                    new DescriptionRoute(tables.table("notice", "http://localhost:1", "notices"), new ObjectMapper());

            assertThat(route.current().toCompletionStage().toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(10));
        }
    }
}
