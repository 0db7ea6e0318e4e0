package org.muster.notice.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.muster.platform.problem.ProblemException;

/** A file that somebody sent. @param name without folders and control characters */
public record Upload(String name, String contentType, long size, String sha256, Path path) {

    public static final long LARGEST = 20L * 1024 * 1024;

    /** @throws ProblemException 422 when there is none or it is empty, 413 above 20 MiB */
    public static Upload of(FileUpload file) throws IOException {
        if (file == null || file.size() == 0) {
            throw ProblemException.unprocessable("attachment-missing");
        }
        if (file.size() > LARGEST) {
            throw new ProblemException(413, "attachment-too-large", LARGEST / 1024 / 1024);
        }
        return new Upload(
                FileNames.tidy(file.fileName()),
                type(file.contentType()),
                file.size(),
                sha256(file.uploadedFile()),
                file.uploadedFile());
    }

    private static String type(String given) {
        try {
            MediaType type = MediaType.valueOf(given);
            return type.getType() + "/" + type.getSubtype();
        } catch (IllegalArgumentException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Files.copy(file, out);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
