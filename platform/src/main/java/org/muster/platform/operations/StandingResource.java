package org.muster.platform.operations;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.muster.platform.problem.Words;
import org.muster.platform.security.Roles;
import org.muster.platform.web.ThisService;

/** How this service stands. The gateway gathers all of them at /api/operations. */
@Path("/api/operations/{service}")
@RolesAllowed(Roles.OPERATOR)
public class StandingResource {

    private static final List<String> BUNDLES = List.of("operations", "platform-operations");

    @Inject
    Watches watches;

    @Inject
    ThisService here;

    @Inject
    Clock clock;

    /**
     * One thing that is watched.
     *
     * @param about which one of its kind, such as a topic; empty where there is only one
     * @param says how it stands and, unless it is OK, what the operator should do
     */
    public record Line(String kind, String about, State state, String title, String says, Map<String, Object> figures) {

        static Line of(Finding finding, Locale language) {
            String key = finding.kind() + "." + finding.state().name().toLowerCase(Locale.ROOT);
            String title = Words.find(BUNDLES, finding.kind() + ".title", language, finding.kind());
            String says = Words.find(BUNDLES, key, language, "").replace("{about}", finding.about());
            for (Map.Entry<String, Object> figure : finding.figures().entrySet()) {
                says = says.replace("{" + figure.getKey() + "}", String.valueOf(figure.getValue()));
            }
            return new Line(finding.kind(), finding.about(), finding.state(), title, says, finding.figures());
        }
    }

    /** @param state the worst of all lines; those to act on come first */
    public record Standing(String service, State state, Instant at, List<Line> lines) {}

    @GET
    public Standing standing(String service, @Context HttpHeaders headers) {
        here.require(service);
        Locale language = Words.preferred(headers.getAcceptableLanguages());
        List<Finding> findings = watches.look();
        return new Standing(
                service,
                findings.stream().map(Finding::state).reduce(State.OK, State::or),
                clock.instant(),
                findings.stream()
                        .sorted(Comparator.comparing(Finding::state).reversed())
                        .map(finding -> Line.of(finding, language))
                        .toList());
    }
}
