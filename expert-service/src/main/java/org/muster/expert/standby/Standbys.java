package org.muster.expert.standby;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.events.EventMetadata;

/**
 * Which pools stand by for which response. A plan names a pool by the code or the name of the organisation that keeps it,
 * or by a category of experts; it means those of the responding organisation and below it.
 */
@ApplicationScoped
public class Standbys {

    private static final String MARK = "【演练】";

    /** One name of a plan. @param experts how many it finds in the viewer's pools; 0 when the name finds nobody */
    public record Named(String name, int experts) {}

    /** What a response asks. */
    public record Standby(
            UUID response,
            String organisation,
            String event,
            String level,
            boolean drill,
            Instant since,
            List<Named> pools) {}

    /** Why a pool stands by. @param name as the plan has it */
    public record Reason(UUID response, String event, String level, boolean drill, String name, Instant since) {}

    private static final String RUNNING = """
             from standby s join organisation r on r.code = s.organisation
                join organisation me on me.code = :viewer
                    and (r.pos between me.pos and me.last or me.pos between r.pos and r.last)
                cross join unnest(s.pools) with ordinality p (name, n)
            """;

    private static final String MEANT = """
             (expert e join organisation o on o.code = e.pool) on o.pos between r.pos and r.last
                and o.pos between me.pos and me.last and p.name in (o.code, o.name, e.category)
            """;

    @Inject
    Jdbi jdbi;

    @Transactional(Transactional.TxType.MANDATORY)
    void begin(ResponseActivated response, EventMetadata metadata) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into standby as s (response, organisation, event, level, drill, pools, since, changed_at)
                        values (:response, :organisation, :event, :level, :drill, :pools, :at, :at)
                        on conflict (response) do update set organisation = excluded.organisation, event = excluded.event,
                            level = coalesce(s.level, excluded.level), pools = coalesce(s.pools, excluded.pools),
                            since = excluded.since""")
                .bind("response", response.responseId())
                .bind("organisation", response.organisation())
                .bind("event", response.event())
                .bind("level", response.level())
                .bind("drill", response.drill())
                .bindArray("pools", String.class, response.plan().pools())
                .bind("at", metadata.time())
                .execute());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void change(ResponseLevelChanged change) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into standby as s (response, organisation, event, level, drill, pools, changed_at)
                        values (:response, :organisation, :event, :level, :drill, case when :said then :pools::text[] end, :at)
                        on conflict (response) do update set level = excluded.level,
                            pools = coalesce(excluded.pools, s.pools), changed_at = excluded.changed_at
                        where s.changed_at <= excluded.changed_at and s.ended_at is null""")
                .bind("response", change.responseId())
                .bind("organisation", change.organisation())
                .bind("event", change.event())
                .bind("level", change.level())
                .bind("drill", change.drill())
                .bind("said", change.plan() != null)
                .bindArray(
                        "pools",
                        String.class,
                        change.plan() == null ? List.of() : change.plan().pools())
                .bind("at", change.changedAt())
                .execute());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void end(ResponseStoodDown end) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into standby as s (response, drill, changed_at, ended_at)
                        values (:response, :drill, :at, :at)
                        on conflict (response) do update set ended_at = excluded.ended_at where s.ended_at is null""")
                .bind("response", end.responseId())
                .bind("drill", end.drill())
                .bind("at", end.stoodDownAt())
                .execute());
    }

    /** What running responses of the viewer's organisation, above and below it ask, the newest first. */
    List<Standby> running(String viewer) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select s.*, p.name, count(e.id) as experts" + RUNNING
                        + " left join " + MEANT
                        + " where s.ended_at is null group by s.response, p.name, p.n"
                        + " order by s.since desc nulls last, s.response, p.n")
                .bind("viewer", viewer)
                .reduceRows(new LinkedHashMap<UUID, Standby>(), (found, row) -> {
                    UUID response = row.getColumn("response", UUID.class);
                    found.computeIfAbsent(
                                    response,
                                    id -> new Standby(
                                            id,
                                            row.getColumn("organisation", String.class),
                                            marked(
                                                    row.getColumn("drill", Boolean.class),
                                                    row.getColumn("event", String.class)),
                                            row.getColumn("level", String.class),
                                            row.getColumn("drill", Boolean.class),
                                            instant(row.getColumn("since", OffsetDateTime.class)),
                                            new ArrayList<>()))
                            .pools()
                            .add(new Named(
                                    row.getColumn("name", String.class), row.getColumn("experts", Integer.class)));
                    return found;
                })
                .values()
                .stream()
                .toList());
    }

    /** Why each of the viewer's pools stands by, by the code of the organisation that keeps it. */
    public Map<String, List<Reason>> ofPools(String viewer) {
        Map<String, List<Reason>> reasons = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select distinct o.code, s.response, s.event, s.level, s.drill, p.name,"
                                + " s.since" + RUNNING + " join " + MEANT
                                + " where s.ended_at is null order by s.since desc nulls last, s.response")
                .bind("viewer", viewer)
                .map((row, context) -> reasons.computeIfAbsent(row.getString("code"), code -> new ArrayList<>())
                        .add(reason(row)))
                .list());
        return reasons;
    }

    private static Reason reason(ResultSet row) throws SQLException {
        boolean drill = row.getBoolean("drill");
        return new Reason(
                row.getObject("response", UUID.class),
                marked(drill, row.getString("event")),
                row.getString("level"),
                drill,
                row.getString("name"),
                instant(row.getObject("since", OffsetDateTime.class)));
    }

    private static String marked(boolean drill, String event) {
        return drill && event != null && !event.startsWith(MARK) ? MARK + event : event;
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
