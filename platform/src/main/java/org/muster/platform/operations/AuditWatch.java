package org.muster.platform.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Whether the trail is being chained, and whether the last check of it found it whole. */
@ApplicationScoped
class AuditWatch implements Watch {

    private static final long LATE_SECONDS = 60;

    @Inject
    Jdbi jdbi;

    @Override
    public List<Finding> look() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select (select coalesce(extract(epoch from clock_timestamp() - min(at)), 0)::bigint
                                from audit where seq is null) as late,
                            (select broken_seq from audit_verification where ended_at is not null
                                order by id desc limit 1) as broken""")
                .map((row, context) -> finding(row.getLong("late"), row.getObject("broken", Long.class)))
                .list());
    }

    private static Finding finding(long late, Long broken) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("unchainedSeconds", late);
        figures.put("firstBroken", broken == null ? 0 : broken);
        if (broken != null) {
            return Finding.of("audit", State.ACT, figures);
        }
        return Finding.of("audit", late > LATE_SECONDS ? State.WATCH : State.OK, figures);
    }
}
