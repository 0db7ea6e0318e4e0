package org.muster.station;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

import org.muster.station.backing.Secrets;

/** Passwords and keys, made up when they are first asked for and kept in a file that only its owner can read. */
final class KeptSecrets {
    private final Path file;
    private final Properties known = new Properties();
    private final SecureRandom random = new SecureRandom();

    KeptSecrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** 256 random bits as text, the same ones each time for the same name. */
    synchronized String get(String name) {
        if (!known.containsKey(name)) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            known.setProperty(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            save();
        }
        return known.getProperty(name);
    }

    private void save() {
        try {
            Files.createDirectories(file.getParent());
            Path beside = Secrets.ownerOnly(file.resolveSibling(file.getFileName() + ".part"));
            try (Writer writer = Files.newBufferedWriter(beside)) {
                known.store(
                        writer, "Secrets of this station. They belong to its data: neither works without the other.");
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
