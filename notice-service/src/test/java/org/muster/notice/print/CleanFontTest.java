package org.muster.notice.print;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CleanFontTest {

    private static final int CMAP = 28;
    private static final int SUBTABLE = CMAP + 12;

    @TempDir
    Path folder;

    @Test
    void takesTheCodesOfRadicalsAndCompatibilityFormsOut() throws IOException {
        // ⽂ and 文 with one glyph, a compatibility form of 龜 among others
        Path font = Files.write(
                folder.resolve("font.ttf"),
                font(0x41, 0x5a, 1, 0x2f42, 0x2f42, 99, 0x6587, 0x6587, 99, 0xf907, 0xf908, 7));

        CleanFont.clean(font);

        ByteBuffer cleaned = ByteBuffer.wrap(Files.readAllBytes(font));
        assertThat(cleaned.getInt(SUBTABLE + 12)).isEqualTo(2);
        assertThat(cleaned.getInt(SUBTABLE + 16)).isEqualTo(0x41);
        assertThat(cleaned.getInt(SUBTABLE + 28)).isEqualTo(0x6587);
        assertThat(cleaned.getInt(SUBTABLE + 36)).isEqualTo(99);
    }

    private static byte[] font(int... groups) {
        ByteBuffer font = ByteBuffer.allocate(SUBTABLE + 16 + groups.length * 4);
        font.putInt(0x00010000).putShort((short) 1).putShort((short) 0).putInt(0);
        font.putInt(0x636d6170).putInt(0).putInt(CMAP).putInt(font.capacity() - CMAP);
        font.putShort((short) 0).putShort((short) 1);
        font.putShort((short) 3).putShort((short) 10).putInt(12);
        font.putShort((short) 12)
                .putShort((short) 0)
                .putInt(16 + groups.length * 4)
                .putInt(0)
                .putInt(groups.length / 3);
        for (int value : groups) {
            font.putInt(value);
        }
        return font.array();
    }
}
