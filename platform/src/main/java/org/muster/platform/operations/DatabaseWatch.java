package org.muster.platform.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** The service's own database: how long it takes to answer, how large it is, and how long somebody has been at work in it. */
@ApplicationScoped
class DatabaseWatch implements Watch {

    private static final long SLOW_MILLIS = 500;
    private static final long LONG_SECONDS = 300;

    @Inject
    Jdbi jdbi;

    @Override
    public List<Finding> look() {
        long start = System.nanoTime();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select pg_database_size(current_database()) / 1048576 as mebibytes, count(*) as connections,
                            coalesce(extract(epoch from max(now() - xact_start) filter (
                                where state <> 'idle' and pid <> pg_backend_pid())), 0)::bigint as longest
                        from pg_stat_activity where datname = current_database() and backend_type = 'client backend'""")
                .map((row, context) -> finding(
                        (System.nanoTime() - start) / 1_000_000,
                        row.getLong("connections"),
                        row.getLong("mebibytes"),
                        row.getLong("longest")))
                .list());
    }

    private static Finding finding(long millis, long connections, long mebibytes, long longest) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("answerMillis", millis);
        figures.put("connections", connections);
        figures.put("sizeMebibytes", mebibytes);
        figures.put("longestTransactionSeconds", longest);
        boolean watch = millis > SLOW_MILLIS || longest > LONG_SECONDS;
        return Finding.of("database", watch ? State.WATCH : State.OK, figures);
    }
}
