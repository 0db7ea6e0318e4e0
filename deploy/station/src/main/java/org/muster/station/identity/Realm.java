package org.muster.station.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The realm {@code muster} as Keycloak imports it. There is one file, in the shape of production; the demo realm is that
 * file and more, so the two cannot drift apart.
 */
public final class Realm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode realm;

    private Realm(ObjectNode realm) {
        this.realm = realm;
    }

    /** Nobody, and no client that may take a password; only the account of the client {@code muster-staff}. */
    public static Realm production() {
        return new Realm((ObjectNode) read("muster-realm.json"));
    }

    /** Adds the client {@code demo}, which may ask for a token with a password, and the users of the demo. */
    public static Realm demo() {
        return production().withPasswordClient("demo", Map.of()).withUsers(demoUsers());
    }

    public static List<DemoUser> demoUsers() {
        return JSON.convertValue(
                read("demo-users.json"), JSON.getTypeFactory().constructCollectionType(List.class, DemoUser.class));
    }

    /** A client as the phone's is, mappers included, but for the password grant. */
    public Realm withPasswordClient(String clientId, Map<String, String> attributes) {
        ObjectNode client = client("muster-phone").deepCopy();
        client.put("clientId", clientId).put("name", clientId);
        client.put("standardFlowEnabled", false).put("directAccessGrantsEnabled", true);
        client.remove("redirectUris");
        client.set("attributes", JSON.valueToTree(attributes));
        realm.withArray("clients").add(client);
        return this;
    }

    /** A password client whose tokens are meant for somebody else. */
    public Realm withPasswordClientOfAnotherAudience(String clientId) {
        withPasswordClient(clientId, Map.of());
        client(clientId).remove("protocolMappers");
        return this;
    }

    /** For tests, which log in as the same user at the same moment; Keycloak takes that for an attack. */
    public Realm withoutProtectionAgainstGuessing() {
        realm.put("bruteForceProtected", false);
        return this;
    }

    /** For tests, whose gateway listens on another port each time. */
    public Realm withAnyRedirect(String clientId) {
        ObjectNode client = client(clientId);
        client.putArray("redirectUris").add("*");
        client.withObject("attributes").put("post.logout.redirect.uris", "*");
        return this;
    }

    public String json() {
        return realm.toPrettyString();
    }

    /** Somebody whose password is the user name. */
    public Realm withUser(DemoUser user) {
        ObjectNode added = realm.withArray("users").addObject();
        added.put("username", user.user()).put("firstName", user.name()).put("enabled", true);
        added.putObject("attributes").putArray("org").add(user.org());
        added.set("realmRoles", JSON.valueToTree(user.roles()));
        added.putArray("credentials").add(DemoPassword.of(user.user()));
        return this;
    }

    public Realm withUsers(List<DemoUser> users) {
        users.forEach(this::withUser);
        return this;
    }

    private ObjectNode client(String clientId) {
        for (JsonNode client : realm.withArray("clients")) {
            if (client.path("clientId").asText().equals(clientId)) {
                return (ObjectNode) client;
            }
        }
        throw new IllegalArgumentException("The realm has no client " + clientId);
    }

    private static JsonNode read(String name) {
        try (InputStream in = Realm.class.getResourceAsStream(name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
