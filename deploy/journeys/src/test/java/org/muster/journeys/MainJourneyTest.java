package org.muster.journeys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.muster.station.demo.DemoData;

import static org.assertj.core.api.Assertions.assertThat;

/** The journey of the real notice on a station of its own, first in peace and then while every process is killed once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJourneyTest {

    private RunningStation station;
    private Map<String, Object> inPeace;

    @BeforeAll
    void startStation() {
        station = RunningStation.start("--demo");
    }

    @AfterAll
    void stopStation() {
        station.close();
    }

    @Test
    @Order(1)
    void endsWithItsCounts() {
        inPeace = journey(Duration.ofSeconds(60));
        System.out.println(station.figures());
        assertThat(inPeace)
                .containsEntry("expected to report", 114)
                .containsEntry("late", 1)
                .containsEntry("nil", 101)
                .containsEntry("missing", 1)
                .containsEntry("urgings for the missing report", 1)
                .containsEntry("signed", 2)
                .containsEntry("askers of the one recorded claim", 3)
                .containsEntry("tasks opened by the instruction", 1);
    }

    @Test
    @Order(2)
    void endsWithTheSameCountsWhileEveryProcessIsKilledOnce() throws Exception {
        List<String> processes = station.processes();
        assertThat(processes).hasSize(8);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<List<String>> killer =
                CompletableFuture.supplyAsync(() -> killOneAfterAnother(processes, over));
        Map<String, Object> figures = new LinkedHashMap<>();
        try {
            figures.putAll(journey(Duration.ofMinutes(3)));
            // what the killer has left is killed during a second journey
            while (!killer.isDone()) {
                assertThat(journey(Duration.ofMinutes(2))).isEqualTo(inPeace);
            }
        } finally {
            over.set(true);
        }
        assertThat(killer.get(5, TimeUnit.MINUTES)).containsExactlyElementsOf(processes);
        assertThat(figures).isEqualTo(inPeace);
    }

    private Map<String, Object> journey(Duration untilDue) {
        return new MainJourney(station.muster(), new DemoData(RunningStation.ROOT), untilDue, System.out::println)
                .run();
    }

    private List<String> killOneAfterAnother(List<String> processes, AtomicBoolean over) {
        List<String> killed = new ArrayList<>();
        for (String process : processes) {
            pause(4);
            if (over.get()) {
                break;
            }
            System.out.println("    ✂ kill -9 " + process);
            station.kill(process);
            killed.add(process);
            for (int i = 0; i < 120 && !over.get(); i++) {
                pause(1);
                if (station.isReady(process)) {
                    break;
                }
            }
        }
        return killed;
    }

    private static void pause(int seconds) {
        try {
            Thread.sleep(seconds * 1000L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
