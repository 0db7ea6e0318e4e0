package org.muster.notice.initiative;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Entries of paper signatures. One that another corrects stays to be seen and does not count. */
@ApplicationScoped
class PaperSignOns {

    /** @param corrected whether a later entry took its place */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            UUID id,
            String organisation,
            int persons,
            String source,
            String evidence,
            UUID corrects,
            boolean corrected,
            String enteredBy,
            Instant at) {}

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** @throws ProblemException 409 when the entry was corrected before, 422 when it is unknown or not one's own */
    @Transactional(Transactional.TxType.MANDATORY)
    Entry enter(Initiative initiative, long pos, PaperResource.PaperRequest request) {
        requireOwn(initiative, request);
        Entry entry = new Entry(
                UUID.randomUUID(),
                user.organisation(),
                request.persons(),
                request.source().strip(),
                request.evidence().strip(),
                request.corrects(),
                false,
                user.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        int written = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into initiative_paper (id, initiative, pos, organisation, persons, source, evidence,
                            corrects, by_subject, by_name, at)
                        values (:id, :initiative, :pos, :organisation, :persons, :source, :evidence,
                            :corrects, :subject, :enteredBy, :at) on conflict (corrects) do nothing""")
                .bind("id", entry.id())
                .bind("organisation", entry.organisation())
                .bind("persons", entry.persons())
                .bind("source", entry.source())
                .bind("evidence", entry.evidence())
                .bind("corrects", entry.corrects())
                .bind("enteredBy", entry.enteredBy())
                .bind("at", entry.at())
                .bind("initiative", initiative.id)
                .bind("pos", pos)
                .bind("subject", user.subject())
                .execute());
        if (written == 0) {
            throw ProblemException.conflict("paper-entry-corrected", request.corrects());
        }
        return entry;
    }

    List<Entry> of(UUID initiative, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select p.*, exists (select 1 from initiative_paper c where c.corrects = p.id) as corrected
                        from initiative_paper p where p.initiative = ? and p.organisation = ? order by p.at, p.id""")
                .bind(0, initiative)
                .bind(1, organisation)
                .map((row, context) -> new Entry(
                        row.getObject("id", UUID.class),
                        row.getString("organisation"),
                        row.getInt("persons"),
                        row.getString("source"),
                        row.getString("evidence"),
                        row.getObject("corrects", UUID.class),
                        row.getBoolean("corrected"),
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
    }

    private void requireOwn(Initiative initiative, PaperResource.PaperRequest request) {
        if (request.corrects() == null) {
            if (request.persons() == 0) {
                throw ProblemException.unprocessable("paper-count-nought");
            }
            return;
        }
        boolean own = of(initiative.id, user.organisation()).stream()
                .anyMatch(entry -> entry.id().equals(request.corrects()));
        if (!own) {
            throw ProblemException.unprocessable("paper-entry-unknown", request.corrects());
        }
    }
}
