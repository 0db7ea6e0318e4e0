package org.muster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Many at once who do the same again and again for a while. */
final class Clients {

    /** Somebody's next piece of work; false when there is nothing left for her or him. */
    @FunctionalInterface
    interface Client {
        boolean next() throws Exception;

        default void leave() throws Exception {}

        /** The same, who gives this back at the end. */
        default Client with(AutoCloseable kept) {
            Client work = this;
            return new Client() {
                @Override
                public boolean next() throws Exception {
                    return work.next();
                }

                @Override
                public void leave() throws Exception {
                    kept.close();
                }
            };
        }
    }

    /** Gives each client what it works with. */
    @FunctionalInterface
    interface Arrival {
        Client come(int number) throws Exception;
    }

    private Clients() {}

    /** @return how much they did in a second */
    static double rate(int clients, double seconds, Arrival arrival) throws Exception {
        List<Client> ready = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            ready.add(arrival.come(i));
        }
        AtomicLong done = new AtomicLong();
        List<Exception> failures = new ArrayList<>();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Thread> threads = ready.stream()
                .map(client -> new Thread(() -> work(client, end, done, failures)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        double took = (System.nanoTime() - start) / 1e9;
        for (Client client : ready) {
            client.leave();
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return done.get() / took;
    }

    private static void work(Client client, long end, AtomicLong done, List<Exception> failures) {
        try {
            while (System.nanoTime() < end && client.next()) {
                done.incrementAndGet();
            }
        } catch (Exception e) {
            synchronized (failures) {
                failures.add(e);
            }
        }
    }
}
