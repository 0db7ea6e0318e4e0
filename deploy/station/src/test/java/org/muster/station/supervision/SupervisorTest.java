package org.muster.station.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.station.backing.FreePorts;
import org.muster.station.backing.Postgres;
import org.muster.station.supervision.MemberState.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SupervisorTest {
    @TempDir
    Path directory;

    private Supervisor supervisor;
    private StateFile file;

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void startsAgainWhatWasKilledAndRemembersWhy() {
        SleepingServer database = new SleepingServer("database", directory);
        supervise(new Plan(database));
        awaitState("database", State.READY);

        database.kill();

        await().atMost(Duration.ofSeconds(5)).until(() -> state("database").restarts() == 1);
        awaitState("database", State.READY);
        assertThat(state("database").lastEnd()).isEqualTo("was killed (signal 9)");
        assertThat(database.process().running()).isPresent();
    }

    @Test
    void startsNothingBeforeWhatItNeedsHasAnswered() throws IOException {
        SleepingServer database = new SleepingServer("database", directory).notAnswering();
        SleepingServer service = new SleepingServer("service", directory);
        supervise(new Plan(database), new Plan(service, "database"));
        awaitState("database", State.STARTING);
        assertThat(state("service").state()).isEqualTo(State.WAITING);

        database.answering();

        awaitState("service", State.READY);
        await().until(() -> file.read().orElseThrow().isReady());
    }

    @Test
    void startsOnlyFewAtTheSameTime() throws IOException {
        int few = Runtime.getRuntime().availableProcessors() + 1;
        List<SleepingServer> servers = new ArrayList<>();
        for (int number = 0; number <= few; number++) {
            servers.add(new SleepingServer("server" + number, directory).notAnswering());
        }
        supervise(servers.stream().map(server -> new Plan(server)).toArray(Plan[]::new));
        awaitState("server" + (few - 1), State.STARTING);
        assertThat(state("server" + few).state()).isEqualTo(State.WAITING);

        servers.get(0).answering();

        awaitState("server" + few, State.STARTING);
    }

    @Test
    void tellsThatAProcessRunsButIsSilent() throws IOException {
        SleepingServer service = new SleepingServer("service", directory);
        supervise(new Plan(service));
        awaitState("service", State.READY);

        service.notAnswering();
        awaitState("service", State.SILENT);
        assertThat(state("service").restarts()).isZero();

        service.answering();
        awaitState("service", State.READY);
    }

    @Test
    void triesAgainWhatCannotBeStarted() {
        supervise(new Plan(new SleepingServer("service", directory) {
            @Override
            public Process launch() {
                throw new IllegalStateException("no room");
            }
        }));

        await().atMost(Duration.ofSeconds(10)).until(() -> state("service").restarts() > 1);
        assertThat(state("service").lastEnd()).contains("no room");
        assertThat(file.read().orElseThrow().isReady()).isFalse();
    }

    @Test
    void stopsWhatOthersNeedLast() {
        AtomicBoolean databaseRanWhenTheServiceStopped = new AtomicBoolean();
        SleepingServer database = new SleepingServer("database", directory);
        SleepingServer service = new SleepingServer("service", directory) {
            @Override
            public void stop() {
                if (process().running().isPresent()) {
                    databaseRanWhenTheServiceStopped.set(
                            database.process().running().isPresent());
                }
                super.stop();
            }
        };
        supervise(new Plan(database), new Plan(service, "database"));
        awaitState("service", State.READY);

        supervisor.stop();

        assertThat(databaseRanWhenTheServiceStopped).isTrue();
        assertThat(service.process().running()).isEmpty();
        assertThat(database.process().running()).isEmpty();
        assertThat(state("database").state()).isEqualTo(State.STOPPED);
        assertThat(state("database").restarts()).isZero();
    }

    @Test
    void bringsPostgresBackOnTheSameDataHoweverOftenItIsKilled() {
        Postgres postgres = new Postgres(directory, FreePorts.next(), "secret", true);
        supervise(new Plan(postgres, List.of(), () -> postgres.createDatabase("notice", "secret")));
        awaitState("postgres", State.READY);

        for (int death = 1; death <= 3; death++) {
            int restarts = death;
            postgres.kill();
            await().atMost(Duration.ofSeconds(20)).until(() -> state("postgres").restarts() >= restarts);
            awaitState("postgres", State.READY);
        }

        assertThat(Files.exists(directory.resolve("postgres/PG_VERSION"))).isTrue();
        assertThat(postgres.answers()).isTrue();
    }

    private void supervise(Plan... plans) {
        file = new StateFile(directory);
        supervisor = new Supervisor(List.of(plans), file, Instant.now());
        supervisor.start();
    }

    private void awaitState(String name, State state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> state(name).state() == state);
    }

    private MemberState state(String name) {
        return file.read().orElseThrow().members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
