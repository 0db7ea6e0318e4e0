package org.muster.report.forms;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;

/** Finds forms. An organisation sees its own, those of organisations above it and those below it, never a sibling's. */
@ApplicationScoped
public class Forms {

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    /**
     * The newest version of a form that may be used by the organisation: its own, or one of an organisation above it.
     *
     * @throws ProblemException 404 when there is none, 409 when it was retired
     */
    public FormVersion usable(UUID form, String organisation) {
        ReportForm found = visible(form, organisation);
        if (!within(organisation, found.organisation)) {
            throw ProblemException.notFound("report-form", form);
        }
        found.requireActive();
        return newest(found);
    }

    /** The organisation's own active form of that name, else the nearest one above it. */
    public Optional<FormVersion> named(String name, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                                select f.id from organisation me
                                    join organisation o on me.pos between o.pos and o.last
                                    join report_form f on f.organisation = o.code and f.name = :name and f.retired_at is null
                                where me.code = :organisation order by o.depth desc limit 1""")
                        .bind("name", name)
                        .bind("organisation", organisation)
                        .mapTo(UUID.class)
                        .findOne())
                .map(id -> newest(entities.find(ReportForm.class, id)));
    }

    public FormVersion version(UUID id) {
        return entities.find(FormVersion.class, id);
    }

    /** @throws ProblemException 404, as if there were none, for a sibling's form */
    ReportForm visible(UUID form, String organisation) {
        ReportForm found = entities.find(ReportForm.class, form);
        if (found == null || !(within(organisation, found.organisation) || within(found.organisation, organisation))) {
            throw ProblemException.notFound("report-form", form);
        }
        return found;
    }

    FormVersion newest(ReportForm form) {
        return entities.createQuery("from FormVersion where form = ?1 and version = ?2", FormVersion.class)
                .setParameter(1, form)
                .setParameter(2, form.version)
                .getSingleResult();
    }

    /** As it stands now, and nobody else changes it until the transaction ends. */
    ReportForm locked(ReportForm form) {
        entities.refresh(form, LockModeType.PESSIMISTIC_WRITE);
        return form;
    }

    boolean isNameTaken(String name, String organisation) {
        return !entities.createQuery(
                        "select 1 from ReportForm where organisation = ?1 and name = ?2 and retiredAt is null",
                        Integer.class)
                .setParameter(1, organisation)
                .setParameter(2, name)
                .getResultList()
                .isEmpty();
    }

    /** Active forms, newest first. */
    List<FormVersion> visibleTo(String organisation, UUID before, int limit) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select v.id from organisation me
                            join organisation o on me.pos between o.pos and o.last or o.pos between me.pos and me.last
                            join report_form f on f.organisation = o.code
                            join report_form_version v on v.form = f.id and v.version = f.version
                        where me.code = :organisation and f.retired_at is null and (:before::uuid is null or f.id < :before)
                        order by f.id desc limit :limit""")
                .bind("organisation", organisation)
                .bindByType("before", before, UUID.class)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
        return entities.createQuery("from FormVersion where id in ?1 order by form.id desc", FormVersion.class)
                .setParameter(1, ids)
                .getResultList();
    }

    private boolean within(String code, String ancestor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from organisation o, organisation a
                            where o.code = ? and a.code = ? and o.pos between a.pos and a.last)""")
                .bind(0, code)
                .bind(1, ancestor)
                .mapTo(Boolean.class)
                .one());
    }
}
