package org.muster.notice.task;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.muster.notice.storage.FileStore;
import org.muster.notice.storage.Shelf;
import org.muster.notice.storage.Upload;
import org.muster.platform.security.CurrentUser;

/** Files by which organisations show what they did about a task (佐证材料). */
@ApplicationScoped
class Evidence {

    record File(
            UUID id,
            UUID task,
            String organisation,
            String name,
            String contentType,
            long size,
            String sha256,
            String by,
            Instant at) {}

    private static final RowMapper<File> ROW = (row, context) -> new File(
            row.getObject("id", UUID.class),
            row.getObject("task", UUID.class),
            row.getString("organisation"),
            row.getString("name"),
            row.getString("content_type"),
            row.getLong("size"),
            row.getString("sha256"),
            row.getString("by_name"),
            row.getObject("at", OffsetDateTime.class).toInstant());

    @Inject
    Jdbi jdbi;

    @Inject
    FileStore files;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** @param organisation null for everybody's @param limit at most so many */
    List<File> of(UUID task, String organisation, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from task_evidence where task = :task
                            and (:organisation::text is null or organisation = :organisation) order by id limit :limit""")
                .bind("task", task)
                .bind("organisation", organisation)
                .bind("limit", limit)
                .map(ROW)
                .list());
    }

    Optional<File> find(UUID task, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from task_evidence where task = ? and id = ?")
                .bind(0, task)
                .bind(1, id)
                .map(ROW)
                .findOne());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    File add(UUID task, Upload upload) throws IOException {
        File file = new File(
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                task,
                user.organisation(),
                upload.name(),
                upload.contentType(),
                upload.size(),
                upload.sha256(),
                user.name(),
                clock.instant());
        jdbi.useHandle(handle -> handle.execute(
                "insert into task_evidence (id, task, organisation, name, content_type, size, sha256, by_subject, by_name, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.id(),
                task,
                file.organisation(),
                file.name(),
                file.contentType(),
                file.size(),
                file.sha256(),
                user.subject(),
                file.by(),
                file.at()));
        files.put(Shelf.EVIDENCE, file.id(), upload.path());
        return file;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remove(File file) {
        files.remove(Shelf.EVIDENCE, file.id());
        jdbi.useHandle(handle -> handle.execute("delete from task_evidence where id = ?", file.id()));
    }
}
