package org.muster.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KeptSecretsTest {
    @TempDir
    Path directory;

    @Test
    void areTheSameNextTime() {
        Path file = directory.resolve("secrets");
        String first = new KeptSecrets(file).get("notice.password");
        KeptSecrets later = new KeptSecrets(file);
        String other = later.get("expert.password");

        assertThat(later.get("notice.password")).isEqualTo(first).hasSizeGreaterThan(40);
        assertThat(new KeptSecrets(file).get("expert.password"))
                .isEqualTo(other)
                .isNotEqualTo(first);
    }

    @Test
    void areNobodyElsesBusiness() throws IOException {
        Path file = directory.resolve("secrets");
        new KeptSecrets(file).get("notice.password");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
