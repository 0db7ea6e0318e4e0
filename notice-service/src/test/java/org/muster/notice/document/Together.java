package org.muster.notice.document;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets many do something at the same moment. */
public final class Together {

    /** What the i-th does. */
    public interface Act<T> {
        T perform(int i) throws Exception;
    }

    private Together() {}

    /** @return what each got, in their order */
    public static <T> List<T> together(int times, Act<T> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<T>> acts = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int n = i;
                acts.add(() -> act.perform(n));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(acts)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
