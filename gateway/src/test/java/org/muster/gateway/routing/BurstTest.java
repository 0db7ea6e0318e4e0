package org.muster.gateway.routing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;

/** Everybody comes at the same moment, such as after a notice at midnight, when no connection to a service is open yet. */
@QuarkusTest
class BurstTest {

    @Test
    void answersAllWhoComeAtOnceAfterAQuietHour() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/verdicts/7"))
                .header("Authorization", "Bearer " + Tokens.of("ln-clerk"))
                .build();

        List<CompletableFuture<Integer>> answers = IntStream.range(0, 320)
                .mapToObj(n -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList();

        assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
    }
}
