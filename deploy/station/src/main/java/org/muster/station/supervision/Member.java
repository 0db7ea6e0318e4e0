package org.muster.station.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.muster.station.backing.LocalServer;
import org.muster.station.supervision.MemberState.State;

/** Starts one server, notices when it answers and when it ends, and starts it again until it is told to stop. */
final class Member {
    private static final Duration LOOK_WHILE_STARTING = Duration.ofMillis(400);
    private static final Duration LOOK_WHILE_READY = Duration.ofSeconds(3);

    private final Plan plan;
    private final LocalServer server;
    private final List<Member> needs;
    private final Consumer<String> operator;
    private final Runnable changed;
    private final Runnable firstReady;
    private final BackOff backOff = new BackOff();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final Thread thread;

    private volatile MemberState state;
    private volatile boolean stopping;

    /**
     * @param operator is told in a sentence what happened and what will be done about it
     * @param changed is called after every change of state
     * @param firstReady is called once, when it has answered for the first time
     */
    Member(Plan plan, List<Member> needs, Consumer<String> operator, Runnable changed, Runnable firstReady) {
        this.plan = plan;
        this.server = plan.server();
        this.needs = needs;
        this.operator = operator;
        this.changed = changed;
        this.firstReady = firstReady;
        this.state = MemberState.waiting(server.name(), server.port());
        this.thread = new Thread(this::keepAlive, server.name());
    }

    void start() {
        thread.start();
    }

    MemberState state() {
        return state;
    }

    List<Member> needs() {
        return needs;
    }

    void awaitReady() throws InterruptedException {
        ready.await();
    }

    boolean hasBeenReady() {
        return ready.getCount() == 0;
    }

    /** From now on its end is no surprise. */
    void expectEnd() {
        stopping = true;
        thread.interrupt();
    }

    void stop() {
        expectEnd();
        server.stop();
        change(state.now(State.STOPPED));
    }

    private void keepAlive() {
        try {
            while (!stopping) {
                Instant start = Instant.now();
                String end = liveOnce();
                if (!stopping) {
                    Duration pause = backOff.after(Duration.between(start, Instant.now()));
                    change(state.ended(end));
                    operator.accept(
                            server.name() + " " + end + "; it is started again in " + pause.toMillis() + " ms.");
                    Thread.sleep(pause.toMillis());
                }
            }
        } catch (InterruptedException e) {
            // told to stop
        }
    }

    /** @return how it ended */
    private String liveOnce() throws InterruptedException {
        try {
            server.prepare();
            Process process = server.launch();
            change(state.started(process.pid(), Instant.now()));
            while (!process.waitFor(lookAgainIn().toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
            return Ending.of(process.exitValue());
        } catch (RuntimeException e) {
            server.process().kill();
            return "could not be started: " + e.getMessage();
        }
    }

    private Duration lookAgainIn() {
        return state.state() == State.READY ? LOOK_WHILE_READY : LOOK_WHILE_STARTING;
    }

    private void look() {
        boolean answers = server.answers();
        if (stopping) {
            return;
        }
        if (answers && state.state() != State.READY) {
            plan.whenItAnswers().run();
            if (!hasBeenReady()) {
                firstReady.run();
            }
            ready.countDown();
            operator.accept(server.name() + " is ready.");
            change(state.now(State.READY));
        } else if (!answers && state.state() == State.READY) {
            change(state.now(State.SILENT));
            operator.accept(server.name() + " runs but does not answer.");
        }
    }

    private void change(MemberState next) {
        state = next;
        changed.run();
    }
}
