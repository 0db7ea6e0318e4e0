package org.muster.platform.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.muster.platform.testing.EveryEndpointRefuses.Case;
import org.muster.platform.testing.EveryEndpointRefuses.Kind;
import org.muster.station.testing.Tokens;

import io.restassured.response.Response;

/**
 * The matrix of endpoints, roles and places in the tree, found by asking. A field says from where a role got at the
 * thing: {@code o} from the organisation that holds it, {@code u} from the one above that, {@code d} from one below,
 * {@code s} from a sibling; nothing when the role was refused even there.
 */
final class WhoMay {

    private WhoMay() {}

    /** @return a line of comma-separated fields for each endpoint, with a heading */
    static String ask(Map<String, Case> cases) {
        return cases.entrySet().stream()
                .map(known -> known.getKey() + ","
                        + Tokens.ROLES.stream()
                                .map(role -> from(known.getKey(), known.getValue(), role))
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "endpoint," + String.join(",", Tokens.ROLES) + "\n", "\n"));
    }

    /** Asks in one role of the holder after the other. */
    static Stream<Response> everybody(String endpoint, Case known) {
        return Tokens.ROLES.stream().map(role -> ask(endpoint, known, known.holder(), role));
    }

    private static String from(String endpoint, Case known, String role) {
        if (known.kind() == Kind.OPEN) {
            return "open";
        }
        Map<String, String> places = around(known.holder());
        if (roleIsMissing(ask(endpoint, known, places.get("o"), role))) {
            return "";
        }
        return (known.kind() == Kind.OWN ? List.of("o") : List.copyOf(places.keySet()))
                .stream()
                        .filter(place -> gotAtIt(known, ask(endpoint, known, places.get(place), role)))
                        .collect(Collectors.joining());
    }

    /** The holder itself, one above, one below and one beside it. */
    private static Map<String, String> around(String holder) {
        return switch (holder) {
            case "KX-210000" -> places(holder, "KX-000000", "KX-210100", "KX-320000");
            case "XH-210000-YYX" -> places(holder, "KX-210000", "DW-YYX-1", "KX-210100");
            default -> throw new IllegalArgumentException("No test user stands around " + holder);
        };
    }

    private static Map<String, String> places(String own, String above, String below, String beside) {
        return new TreeMap<>(Map.of("o", own, "u", above, "d", below, "s", beside));
    }

    private static Response ask(String endpoint, Case known, String organisation, String role) {
        return EveryEndpointRefuses.send(
                endpoint,
                known,
                EveryEndpointRefuses.asking()
                        .header(DryRun.HEADER, "true")
                        .auth()
                        .oauth2(Tokens.withRole(organisation, role)));
    }

    private static boolean roleIsMissing(Response answer) {
        return answer.statusCode() == 403 && answer.asString().contains("/problems/role-missing");
    }

    private static boolean gotAtIt(Case known, Response answer) {
        return switch (known.kind()) {
            case OWN_ONLY ->
                answer.statusCode() < 300 && known.foreign().stream().anyMatch(answer.asString()::contains);
            case REFUSED -> answer.statusCode() != 403 && answer.statusCode() != 404;
            default -> !roleIsMissing(answer);
        };
    }
}
