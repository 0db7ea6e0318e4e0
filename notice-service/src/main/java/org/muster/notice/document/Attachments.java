package org.muster.notice.document;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/**
 * Files attached to notices. A forward does not copy what it forwards: it shows the very files of the original.
 */
@ApplicationScoped
public class Attachments {

    /** A stored file. */
    record Attachment(UUID id, UUID notice, String name, String contentType, long size, String sha256) {

        AttachmentResponse shownUnder(UUID reading) {
            return new AttachmentResponse(
                    id, notice, name, contentType, size, sha256, "/api/notices/" + reading + "/attachments/" + id);
        }
    }

    private static final RowMapper<Attachment> ROW = (row, context) -> new Attachment(
            row.getObject("id", UUID.class),
            row.getObject("notice", UUID.class),
            row.getString("name"),
            row.getString("content_type"),
            row.getLong("size"),
            row.getString("sha256"));

    @Inject
    Jdbi jdbi;

    @Inject
    FileStore files;

    @Inject
    Notices notices;

    @Inject
    Clock clock;

    /** Those of the notice and of all it forwards, its own first. */
    public List<AttachmentResponse> shown(Notice notice) {
        return chain(notice).stream()
                .flatMap(member -> of(member).stream())
                .map(attachment -> attachment.shownUnder(notice.id()))
                .toList();
    }

    int count(UUID notice) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from attachment where notice = ?")
                .bind(0, notice)
                .mapTo(Integer.class)
                .one());
    }

    /** Of its own files, as a document lists them: without the ending. */
    List<String> namesOf(UUID notice) {
        return of(notice).stream()
                .map(attachment -> attachment.name().replaceFirst("(?<=.)\\.\\w{1,8}$", ""))
                .toList();
    }

    /** Finds one that a reader of the notice may read. */
    Optional<Attachment> find(Notice notice, UUID id) {
        List<UUID> readable = chain(notice);
        return jdbi.withHandle(handle -> handle.createQuery("select * from attachment where id = ?")
                        .bind(0, id)
                        .map(ROW)
                        .findOne())
                .filter(attachment -> readable.contains(attachment.notice()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Attachment add(UUID notice, Upload file) throws IOException {
        Attachment attachment = new Attachment(
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                notice,
                file.name(),
                file.contentType(),
                file.size(),
                file.sha256());
        jdbi.useHandle(handle -> handle.execute(
                "insert into attachment (id, notice, name, content_type, size, sha256, added_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                attachment.id(),
                notice,
                attachment.name(),
                attachment.contentType(),
                attachment.size(),
                attachment.sha256(),
                clock.instant()));
        files.put(Shelf.ATTACHMENTS, attachment.id(), file.path());
        return attachment;
    }

    /** So that a new version starts with the files of the old one. */
    @Transactional(Transactional.TxType.MANDATORY)
    void copy(UUID from, UUID to) {
        for (Attachment attachment : of(from)) {
            UUID copy = UuidVersion7Strategy.INSTANCE.generateUuid(null);
            jdbi.useHandle(handle -> {
                handle.execute(
                        "insert into attachment (id, notice, name, content_type, size, sha256, added_at)"
                                + " select ?, ?, name, content_type, size, sha256, ? from attachment where id = ?",
                        copy,
                        to,
                        clock.instant(),
                        attachment.id());
                handle.execute(
                        "insert into attachment_chunk select ?, n, bytes from attachment_chunk where attachment = ?",
                        copy,
                        attachment.id());
            });
        }
    }

    /** Of the notice's own files, in their order. */
    List<Map<String, Object>> digests(UUID notice) {
        return of(notice).stream()
                .map(attachment -> {
                    Map<String, Object> digest = new LinkedHashMap<>();
                    digest.put("name", attachment.name());
                    digest.put("size", attachment.size());
                    digest.put("sha256", attachment.sha256());
                    return digest;
                })
                .toList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remove(Attachment attachment) {
        files.remove(Shelf.ATTACHMENTS, attachment.id());
        jdbi.useHandle(handle -> handle.execute("delete from attachment where id = ?", attachment.id()));
    }

    /** Piece by piece, so that a slow reader holds neither memory nor a connection. */
    public void write(UUID id, OutputStream out) throws IOException {
        files.write(Shelf.ATTACHMENTS, id, out);
    }

    private List<Attachment> of(UUID notice) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from attachment where notice = ? order by id")
                .bind(0, notice)
                .map(ROW)
                .list());
    }

    private List<UUID> chain(Notice notice) {
        List<UUID> chain = new ArrayList<>(List.of(notice.id()));
        if (notice.forwardOf().isPresent()) {
            notices.originals(notice).forEach(original -> chain.add(original.id()));
        }
        return chain;
    }
}
