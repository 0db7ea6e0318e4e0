package org.muster.notice.organisation;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The lines of an import on their way into the table {@code imported}, which ends with the transaction. They are copied
 * while they are read, so that however many there are they take no memory here. Until {@link #end} the connection can do
 * nothing else.
 */
class ImportedLines implements AutoCloseable {

    private static final int BLOCK = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder block = new StringBuilder(BLOCK + 4096);

    private ImportedLines(CopyIn copy) {
        this.copy = copy;
    }

    static ImportedLines begin(Handle handle) throws SQLException {
        // what the lines are joined and sorted with; the server's own choice is meant for many small queries
        handle.execute("set local work_mem = '64MB'");
        handle.execute("""
                create temporary table imported (line bigint, code text, name text, kind text, division_code text,
                    parent text, supervisors text[], groups text[], valid_from date) on commit drop""");
        return new ImportedLines(
                handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn("copy imported from stdin"));
    }

    void add(long line, OrganisationEntry entry) throws SQLException {
        block.append(line);
        cell(entry.code());
        cell(entry.name());
        cell(entry.kind().name());
        cell(entry.divisionCode());
        cell(entry.parent());
        cell(array(entry.supervisors()));
        cell(array(entry.groups()));
        cell(entry.validFrom() == null ? null : entry.validFrom().toString());
        block.append('\n');
        if (block.length() >= BLOCK) {
            send();
        }
    }

    /** @return how many there are */
    long end() throws SQLException {
        send();
        return copy.endCopy();
    }

    /** Gives the connection back when reading failed. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        block.setLength(0);
    }

    private void cell(String text) {
        block.append('\t');
        if (text == null) {
            block.append("\\N");
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> block.append("\\\\");
                case '\t' -> block.append("\\t");
                case '\n' -> block.append("\\n");
                case '\r' -> block.append("\\r");
                default -> block.append(c);
            }
        }
    }

    private static String array(List<String> words) {
        if (words.isEmpty()) {
            return "{}";
        }
        StringBuilder array = new StringBuilder("{");
        for (String word : words) {
            array.append(array.length() == 1 ? "\"" : ",\"")
                    .append(word.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }
}
