package org.muster.notice.response;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.task.Tasks;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

import io.quarkus.panache.common.Sort;

/** Questions about responses. */
@ApplicationScoped
public class Responses {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    @Inject
    Jdbi jdbi;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    Tasks tasks;

    /** Locked, so that the steps of a response follow each other and their events keep the order. */
    EmergencyResponse manageable(UUID id) {
        EmergencyResponse response = visible(id, LockModeType.PESSIMISTIC_WRITE);
        access.requireWithin(response.organisation);
        return response;
    }

    /** @throws ProblemException 404 for those beside the one that responds */
    EmergencyResponse visible(UUID id, LockModeType lock) {
        EmergencyResponse response = EmergencyResponse.findById(id, lock);
        if (response == null
                || !access.covers(response.organisation)
                        && !organisations.isWithin(user.organisation(), response.organisation)) {
            throw ProblemException.notFound("response", id);
        }
        return response;
    }

    /** With its tasks, and for those who lead it or stand above with its leading groups. */
    ResponseView view(EmergencyResponse response) {
        List<ResponseView.Group> groups = access.covers(response.organisation) ? groups(response.id) : null;
        return ResponseView.of(response, tasks.of(response.id), groups);
    }

    private List<ResponseView.Group> groups(UUID response) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, name from leading_group where response = ? and dissolved_on is null order by id")
                .bind(0, response)
                .map((row, context) -> new ResponseView.Group(row.getObject("id", UUID.class), row.getString("name")))
                .list());
    }

    /**
     * Whether the form is the daily report of a real response at level Ⅰ that the organisation is part of: then its
     * missing report cannot wait for the morning.
     */
    public boolean isDailyReportAtHighestLevel(String form, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from response r
                            join organisation responding on responding.code = r.organisation
                            join organisation o on o.code = :organisation and o.pos between responding.pos and responding.last
                            where r.stood_down_at is null and not r.drill and r.level = 'I'
                                and r.plan -> 'dailyReport' ->> 'form' = :form)""")
                .bind("form", form)
                .bind("organisation", organisation)
                .mapTo(Boolean.class)
                .one());
    }

    /** Whether a real response at level Ⅰ is on that the organisation is part of: then everybody is on duty at night. */
    public boolean atHighestLevel(String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from response r
                            join organisation responding on responding.code = r.organisation
                            join organisation o on o.code = :organisation and o.pos between responding.pos and responding.last
                            where r.stood_down_at is null and not r.drill and r.level = 'I')""")
                .bind("organisation", organisation)
                .mapTo(Boolean.class)
                .one());
    }

    /** Those of organisations above, of the organisation itself and of those below, the newest first. */
    List<EmergencyResponse> visibleTo(String organisation, boolean activeOnly, Page page) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select r.id from response r join organisation o on o.code = r.organisation,
                            organisation mine
                        where mine.code = :mine and r.id < :before and (r.stood_down_at is null or not :active)
                          and (o.pos between mine.pos and mine.last or mine.pos between o.pos and o.last)
                        order by r.id desc limit :limit""")
                .bind("mine", organisation)
                .bind("before", page.after() == null ? AFTER_ALL : page.afterId())
                .bind("active", activeOnly)
                .bind("limit", page.fetch())
                .mapTo(UUID.class)
                .list());
        return EmergencyResponse.list("id in ?1", Sort.descending("id"), ids);
    }
}
