package org.muster.station.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GatewayClientTest {
    @BeforeAll
    static void start() {
        new MusterBacking().start();
    }

    @Test
    void isKnownByTheSecretOfTheEnvironment() throws Exception {
        // the client is accepted, only the made-up code is not
        assertThat(exchange(TestRealm.GATEWAY_SECRET)).contains("invalid_grant");
    }

    @Test
    void isNobodyWithAnotherSecret() throws Exception {
        assertThat(exchange("another")).contains("unauthorized_client");
    }

    @Test
    void takesNoPasswords() throws Exception {
        assertThat(post(
                        "grant_type=password&username=ln-clerk&password=ln-clerk&client_id=muster-gateway&client_secret="
                                + TestRealm.GATEWAY_SECRET))
                .contains("unauthorized_client");
    }

    @Test
    void isNotReplacedByAnAdministrationClientThatTakesPasswords() throws Exception {
        assertThat(post("grant_type=password&username=ln-clerk&password=ln-clerk&client_id=admin-cli"))
                .contains("invalid_client");
    }

    private static String exchange(String secret) throws IOException, InterruptedException {
        return post("grant_type=authorization_code&code=made-up&redirect_uri=http://localhost/&client_id=muster-gateway"
                + "&client_secret=" + secret);
    }

    private static String post(String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(MusterBacking.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
