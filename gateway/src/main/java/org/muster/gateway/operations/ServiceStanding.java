package org.muster.gateway.operations;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How one service stands (服务状况).
 *
 * @param state the worst of its lines; ACT when it did not answer
 * @param says what the operator should do about the service itself, empty when it answered
 * @param lines those to act on first; none when it did not answer
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ServiceStanding(String service, State state, String says, List<Line> lines) {

    /**
     * One thing that is watched.
     *
     * @param about which one of its kind, such as a topic
     * @param says how it stands and what to do
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(String kind, String about, State state, String title, String says, Map<String, Object> figures) {}

    static ServiceStanding silent(String service, String says) {
        return new ServiceStanding(service, State.ACT, says, List.of());
    }

    static ServiceStanding of(String service, List<Line> lines) {
        return new ServiceStanding(service, lines.stream().map(Line::state).reduce(State.OK, State::or), "", lines);
    }

    /** What a service says about itself, under the name by which it was asked. */
    ServiceStanding answered(String asked) {
        return of(asked, lines == null ? List.of() : lines);
    }
}
