package org.muster.station.supervision;

import java.time.Duration;
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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs the servers of a station, in the order that their needs allow, until {@link #stop()}. */
public final class Supervisor {
    private static final Duration LONGEST_TURN = Duration.ofSeconds(15);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final StateFile file;
    private final Instant startedAt;

    private final Thread starter = new Thread(this::startInTurn, "starter");
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors() + 1);

    private Instant readyAt;

    /** @param plans every server after those it needs; they are stopped in the opposite order */
    public Supervisor(List<Plan> plans, StateFile file, Instant startedAt) {
        this.file = file;
        this.startedAt = startedAt;
        for (Plan plan : plans) {
            List<Member> needs = plan.needs().stream().map(members::get).toList();
            members.put(plan.server().name(), new Member(plan, needs, Supervisor::tell, this::changed, turns::release));
        }
    }

    public void start() {
        tell("The station starts.");
        changed();
        starter.start();
    }

    // All at once would starve the one that takes longest, so only few start at the same time. A turn ends when the
    // member is ready; one that does not get there does not keep the others from starting for good.
    private void startInTurn() {
        try {
            for (Member member : members.values()) {
                for (Member needed : member.needs()) {
                    needed.awaitReady();
                }
                turns.tryAcquire(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS);
                member.start();
            }
        } catch (InterruptedException e) {
            // stopped before everything was started
        }
    }

    /** Stops what others need last. */
    public void stop() {
        tell("The station stops.");
        starter.interrupt();
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
