package org.muster.station.supervision;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs the servers of a station, in the order that their needs allow, until {@link #stop()}. */
public final class Supervisor {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final StateFile file;
    private final Instant startedAt;

    private Instant readyAt;

    /** @param plans every server after those it needs; they are stopped in the opposite order */
    public Supervisor(List<Plan> plans, StateFile file, Instant startedAt) {
        this.file = file;
        this.startedAt = startedAt;
        for (Plan plan : plans) {
            List<Member> needs = plan.needs().stream().map(members::get).toList();
            members.put(plan.server().name(), new Member(plan, needs, Supervisor::tell, this::changed));
        }
    }

    public void start() {
        tell("The station starts.");
        changed();
        members.values().forEach(Member::start);
    }

    /** Stops what others need last. */
    public void stop() {
        tell("The station stops.");
        members.values().forEach(Member::expectEnd);
        List<List<Member>> waves = waves();
        Collections.reverse(waves);
        for (List<Member> wave : waves) {
            wave.stream()
                    .map(member -> CompletableFuture.runAsync(member::stop))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        tell("The station has stopped.");
    }

    // members whose needs are all in earlier waves
    private List<List<Member>> waves() {
        List<List<Member>> waves = new ArrayList<>();
        List<Member> left = new ArrayList<>(members.values());
        while (!left.isEmpty()) {
            List<Member> wave = left.stream()
                    .filter(member -> Collections.disjoint(member.needs(), left))
                    .toList();
            waves.add(wave);
            left.removeAll(wave);
        }
        return waves;
    }

    private synchronized void changed() {
        if (readyAt == null && members.values().stream().allMatch(Member::hasBeenReady)) {
            readyAt = Instant.now();
            tell("Everything is ready after " + ChronoUnit.SECONDS.between(startedAt, readyAt) + " s.");
        }
        List<MemberState> states = members.values().stream().map(Member::state).toList();
        file.write(new StationState(ProcessHandle.current().pid(), startedAt, readyAt, states));
    }

    private static void tell(String what) {
        System.out.println(LocalDateTime.now().format(TIME) + " " + what);
    }
}
