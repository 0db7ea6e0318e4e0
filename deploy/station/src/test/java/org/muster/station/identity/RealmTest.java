package org.muster.station.identity;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class RealmTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode production = read(Realm.production());
    private final ObjectNode demo = (ObjectNode) read(Realm.demo());

    @Test
    void ofProductionHasNeitherPeopleNorAClientThatTakesPasswords() {
        assertThat(production.path("users")).hasSize(1).allSatisfy(user -> {
            assertThat(user.path("serviceAccountClientId").asText()).isEqualTo("muster-staff");
            assertThat(user.path("clientRoles").toString()).isEqualTo("{\"realm-management\":[\"manage-users\"]}");
            assertThat(user.has("credentials")).isFalse();
        });
        assertThat(production.path("clients"))
                .allSatisfy(client -> assertThat(
                                client.path("directAccessGrantsEnabled").asBoolean(true))
                        .as(client.path("clientId").asText())
                        .isFalse());
    }

    @Test
    void ofProductionHoldsNoSecret() {
        assertThat(production.path("clients").findValuesAsText("secret"))
                .containsExactly("${MUSTER_GATEWAY_SECRET}", "${MUSTER_STAFF_SECRET}");
    }

    @Test
    void ofTheDemoIsThatOfProductionAndMore() {
        ArrayNode users = demo.withArray("users");
        while (users.size() > 1) {
            users.remove(users.size() - 1);
        }
        JsonNode last =
                demo.withArray("clients").remove(demo.withArray("clients").size() - 1);
        assertThat(last.path("clientId").asText()).isEqualTo("demo");
        assertThat(demo).isEqualTo(production);
    }

    @Test
    void givesEveryDemoUserOnlyRolesThatExist() {
        Set<String> known = names(production.at("/roles/realm"), "name");
        List<DemoUser> users = Realm.demoUsers();
        assertThat(users).hasSizeGreaterThan(20);
        assertThat(users).allSatisfy(user -> assertThat(known).containsAll(user.roles()));
        assertThat(names(demo.path("users"), "username"))
                .containsAll(users.stream().map(DemoUser::user).toList())
                .hasSize(users.size() + 1);
    }

    @Test
    void writesTheOrganisationIntoTheTokensOfEveryClient() {
        for (String client : List.of("muster-gateway", "muster-phone", "demo")) {
            JsonNode mappers = StreamSupport.stream(demo.path("clients").spliterator(), false)
                    .filter(known -> known.path("clientId").asText().equals(client))
                    .findFirst()
                    .orElseThrow()
                    .path("protocolMappers");
            assertThat(names(mappers, "protocolMapper"))
                    .as(client)
                    .containsExactlyInAnyOrder("oidc-audience-mapper", "oidc-usermodel-attribute-mapper");
        }
    }

    private static Set<String> names(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.path(field).asText())
                .collect(Collectors.toSet());
    }

    private static JsonNode read(Realm realm) {
        try {
            return JSON.readTree(realm.json());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
