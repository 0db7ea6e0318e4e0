package org.muster.notice.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Files in pieces in the database, so that a backup of it is whole and neither side of a connection ever holds a whole
 * file.
 */
@ApplicationScoped
public class FileStore {

    private static final int CHUNK = 256 * 1024;

    @Inject
    Jdbi jdbi;

    @Transactional(Transactional.TxType.MANDATORY)
    public void put(Shelf shelf, UUID id, Path file) throws IOException {
        try (Handle handle = jdbi.open();
                InputStream in = Files.newInputStream(file)) {
            int n = 0;
            for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
                handle.execute("insert into " + shelf.table + " values (?, ?, ?)", id, n++, chunk);
            }
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(Shelf shelf, UUID id) {
        jdbi.useHandle(handle -> handle.execute("delete from " + shelf.table + " where " + shelf.file + " = ?", id));
    }

    /** Piece by piece, so that a slow reader holds neither memory nor a connection. */
    public void write(Shelf shelf, UUID id, OutputStream out) throws IOException {
        for (int n = 0; ; n++) {
            Optional<byte[]> chunk = chunk(shelf, id, n);
            if (chunk.isEmpty()) {
                return;
            }
            out.write(chunk.get());
        }
    }

    private Optional<byte[]> chunk(Shelf shelf, UUID id, int n) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select bytes from " + shelf.table + " where " + shelf.file + " = ? and n = ?")
                .bind(0, id)
                .bind(1, n)
                .mapTo(byte[].class)
                .findOne());
    }
}
