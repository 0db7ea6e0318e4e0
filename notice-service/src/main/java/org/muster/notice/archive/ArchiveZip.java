package org.muster.notice.archive;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that is written while it is sent, and remembers the digest of each of its files. */
final class ArchiveZip implements Closeable {

    static final String ALGORITHM = "SHA-256";
    static final String SUMS = "SHA256SUMS";

    /** A file of the zip. */
    record Packed(String path, long size, String sha256) {}

    /** Writes a file's bytes. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final ZipOutputStream zip;
    private final List<Packed> packed = new ArrayList<>();

    ArchiveZip(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    void add(String path, String text) throws IOException {
        add(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    void add(String path, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        Counter out = new Counter(new DigestOutputStream(new Open(zip), digest()));
        content.writeTo(out);
        out.flush();
        zip.closeEntry();
        packed.add(new Packed(path, out.written, out.digest()));
    }

    List<Packed> packed() {
        return List.copyOf(packed);
    }

    /** Adds the list that {@code sha256sum -c} reads. */
    void finish() throws IOException {
        add(
                SUMS,
                packed.stream()
                        .map(file -> file.sha256() + "  " + file.path() + "\n")
                        .collect(Collectors.joining()));
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** What a file may be called on any machine. */
    static String named(String name) {
        return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who writes a file may close it without closing the zip. */
    private static final class Open extends FilterOutputStream {

        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static final class Counter extends FilterOutputStream {

        private final DigestOutputStream digesting;
        private long written;

        Counter(DigestOutputStream digesting) {
            super(digesting);
            this.digesting = digesting;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            written += length;
        }

        String digest() {
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        }
    }
}
