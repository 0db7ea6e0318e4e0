package org.muster.notice.response;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.web.Page;

import io.quarkus.panache.common.Sort;

/** Questions about responses. */
@ApplicationScoped
public class Responses {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    @Inject
    Jdbi jdbi;

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
