package org.muster.notice.document;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.web.Page;

/** An organisation's notices in short. */
@ApplicationScoped
class NoticeList {

    /** A line of the list. */
    public record Row(
            UUID id,
            NoticeState state,
            String number,
            String type,
            String title,
            String urgency,
            LocalDate issuedOn,
            Integer recipients,
            UUID forwardOf,
            boolean drill,
            UUID corrects,
            EndingKind ending) {}

    private static final UUID LAST = new UUID(-1, -1);

    @Inject
    Jdbi jdbi;

    /** Newest draft first. @param state null for all. @param drafts whether those that are not issued are shown */
    List<Row> of(String organisation, NoticeState state, boolean drafts, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select notice.id, state, number, type, title, urgency, issued_on, recipients, forward_of,
                            drill, corrects, e.kind as ending
                        from notice left join notice_ending e on e.notice = id
                        where organisation = :organisation and id < :before and (:drafts or state = 'ISSUED')
                            and (cast(:state as text) is null or state = :state)
                        order by id desc limit :fetch""")
                .bind("organisation", organisation)
                .bind("before", page.after() == null ? LAST : page.afterId())
                .bind("drafts", drafts)
                .bind("state", state == null ? null : state.name())
                .bind("fetch", page.fetch())
                .map((row, context) -> new Row(
                        row.getObject("id", UUID.class),
                        NoticeState.valueOf(row.getString("state")),
                        row.getString("number"),
                        row.getString("type"),
                        row.getString("title"),
                        row.getString("urgency"),
                        row.getObject("issued_on", LocalDate.class),
                        row.getObject("recipients", Integer.class),
                        row.getObject("forward_of", UUID.class),
                        row.getBoolean("drill"),
                        row.getObject("corrects", UUID.class),
                        row.getString("ending") == null ? null : EndingKind.valueOf(row.getString("ending"))))
                .list());
    }
}
