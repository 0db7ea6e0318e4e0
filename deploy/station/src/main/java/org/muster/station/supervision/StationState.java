package org.muster.station.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the supervisor says about the station.
 *
 * @param startedAt when the operator asked for the start
 * @param readyAt when every process had answered for the first time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StationState(long supervisor, Instant startedAt, Instant readyAt, List<MemberState> members) {

    @JsonIgnore
    public boolean isReady() {
        return readyAt != null;
    }

    public Optional<Duration> timeToReady() {
        return Optional.ofNullable(readyAt).map(at -> Duration.between(startedAt, at));
    }
}
