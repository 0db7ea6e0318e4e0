package org.muster.notice.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.operations.Finding;
import org.muster.platform.operations.State;
import org.muster.platform.operations.Watch;

/** Urgings that reached nobody on some channel, or should have been on their way long ago. */
@ApplicationScoped
class UrgingWatch implements Watch {

    private static final int MANY = 10;

    @Inject
    Jdbi jdbi;

    @Override
    public List<Finding> look() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select c.channel, (select count(*) from urging_delivery d
                                where d.state = 'FAILED' and d.channel = c.channel
                                    and d.ended_at > now() - interval '1 hour') as failed,
                            (select count(*) from urging_delivery d
                                where d.state = 'WAITING' and d.channel = c.channel
                                    and d.next_at < now() - interval '10 minutes') as overdue
                        from (values ('PLATFORM'), ('MAIL'), ('DUTY')) c (channel)""")
                .map((row, context) -> finding(row.getString("channel"), row.getLong("failed"), row.getLong("overdue")))
                .list());
    }

    private static Finding finding(String channel, long failed, long overdue) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("failedLastHour", failed);
        figures.put("overdue", overdue);
        State bad = failed >= MANY || overdue >= MANY ? State.ACT : State.WATCH;
        return new Finding("urgings", channel, failed + overdue == 0 ? State.OK : bad, figures);
    }
}
