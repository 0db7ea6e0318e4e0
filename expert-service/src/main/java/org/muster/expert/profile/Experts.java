package org.muster.expert.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Questions about experts. Every one is asked for an organisation: only its pools and those below it are seen. */
@ApplicationScoped
public class Experts {

    private static final String VISIBLE = """
             from expert e
                join organisation o on o.code = e.pool
                join organisation me on me.code = :viewer and o.pos between me.pos and me.last
            """;

    /** What others may know of an expert they deal with. */
    public record Summary(UUID id, String name, String pool) {}

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    List<ExpertView> list(String viewer, ExpertFilter filter, UUID after, int limit) {
        String where = filter.where();
        return jdbi.withHandle(handle -> filter.bind(handle.createQuery(ExpertRow.SELECT + VISIBLE + " where " + where
                        + " and (:after::uuid is null or e.id > :after) order by e.id limit :limit"))
                .bind("viewer", viewer)
                .bind("after", after)
                .bind("limit", limit)
                .map(new ExpertRow(json))
                .list());
    }

    Optional<ExpertView> find(String viewer, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(ExpertRow.SELECT + VISIBLE + " where e.id = :id")
                .bind("viewer", viewer)
                .bind("id", id)
                .map(new ExpertRow(json))
                .findOne());
    }

    /** The profile whose login this is. */
    Optional<ExpertView> findOwn(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(ExpertRow.SELECT + """
                        from expert e left join organisation o on o.code = e.pool left join organisation me on me.code = e.pool
                        where e.id = :id""")
                .bind("id", id)
                .map(new ExpertRow(json))
                .findOne());
    }

    Facets facets(String viewer, ExpertFilter filter) {
        String where = filter.where();
        return jdbi.withHandle(handle -> filter.bind(
                        handle.createQuery("with f as (select e.*, left(e.division_code, 2) = left(me.division_code, 2)"
                                + " as in_province" + VISIBLE + " where " + where + ")" + Facets.SELECT))
                .bind("viewer", viewer)
                .map(new Facets.Row(json))
                .one());
    }

    List<Pool> pools(String viewer) {
        return jdbi.withHandle(handle -> handle.createQuery("select o.code, o.name, count(*) as total,"
                        + " count(*) filter (where e.status = 'RESERVE') as reserve,"
                        + " count(*) filter (where e.status = 'ACTIVE') as active,"
                        + " count(*) filter (where e.status = 'LAPSED') as lapsed,"
                        + " count(*) filter (where cardinality(e.missing) > 0) as incomplete" + VISIBLE
                        + " group by o.code, o.name, o.pos order by o.pos")
                .bind("viewer", viewer)
                .map((row, context) -> new Pool(
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("total"),
                        row.getInt("reserve"),
                        row.getInt("active"),
                        row.getInt("lapsed"),
                        row.getInt("incomplete"),
                        List.of()))
                .list());
    }

    /** @throws ProblemException 404 when there is none in the viewer's pools */
    public Summary require(String viewer, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select e.id, e.name, e.pool" + VISIBLE + " where e.id = :id")
                .bind("viewer", viewer)
                .bind("id", id)
                .map((row, context) ->
                        new Summary(row.getObject("id", UUID.class), row.getString("name"), row.getString("pool")))
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("expert", id)));
    }

    /**
     * For whoever is about to be invited until a day.
     *
     * @throws ProblemException 404 when not in the viewer's pools, 422 when the entry or its lawful basis has ended
     */
    public void requireInvitable(String viewer, UUID id, LocalDate until) {
        Summary expert = require(viewer, id);
        String obstacle = jdbi.withHandle(handle -> handle.createQuery("""
                        select case when status = 'LAPSED' then 'expert-lapsed'
                            when consent_until is null or consent_until < :until then 'consent-missing' else '' end
                        from expert where id = :id""")
                .bind("until", until)
                .bind("id", id)
                .mapTo(String.class)
                .one());
        if (!obstacle.isEmpty()) {
            throw ProblemException.unprocessable(obstacle, expert.name());
        }
    }

    /** Keeps the expert's row locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(UUID id) {
        jdbi.useHandle(handle -> handle.createQuery("select id from expert where id = ? for no key update")
                .bind(0, id)
                .mapTo(UUID.class)
                .one());
    }

    /** Notes that the channel to the expert is alive, and keeps the expert's row locked until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void heardFrom(UUID id, LocalDate day) {
        jdbi.useHandle(handle -> handle.execute(
                "update expert set last_contact_on = greatest(last_contact_on, ?) where id = ?", day, id));
    }

    Optional<Profile.Contact> contact(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select phone, email from expert_contact where expert = ?")
                .bind(0, id)
                .map((row, context) -> new Profile.Contact(row.getString("phone"), row.getString("email")))
                .findOne());
    }
}
