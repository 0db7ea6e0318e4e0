package org.muster.notice.print;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A TrueType font without the character codes of radicals and compatibility forms. Fonts draw ⽂ and 文 with one glyph,
 * and a PDF remembers only one code for it: if it is the radical's, the text can be neither searched nor copied rightly.
 */
final class CleanFont {

    /** First and last codes: CJK and Kangxi radicals, compatibility ideographs, their supplement. */
    private static final int[][] DOUBLES = {{0x2e80, 0x2fdf}, {0xf900, 0xfaff}, {0x2f800, 0x2fa1f}};

    private static final int CMAP = 0x636d6170;
    private static final int HEADER = 16;
    private static final int GROUP = 12;
    private static final int SEGMENTED_COVERAGE = 12;

    private CleanFont() {}

    /** Takes the codes out of the file's tables of format 12, which come before all others. */
    static void clean(Path font) throws IOException {
        try (FileChannel file = FileChannel.open(font, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            clean(file.map(FileChannel.MapMode.READ_WRITE, 0, file.size()));
        }
    }

    private static void clean(ByteBuffer bytes) {
        int tables = bytes.getShort(4);
        for (int i = 0; i < tables; i++) {
            int entry = 12 + i * 16;
            if (bytes.getInt(entry) == CMAP) {
                subtables(bytes, bytes.getInt(entry + 8));
            }
        }
    }

    private static void subtables(ByteBuffer bytes, int cmap) {
        int subtables = bytes.getShort(cmap + 2);
        for (int i = 0; i < subtables; i++) {
            int subtable = cmap + bytes.getInt(cmap + 4 + i * 8 + 4);
            if (bytes.getShort(subtable) == SEGMENTED_COVERAGE) {
                groups(bytes, subtable);
            }
        }
    }

    private static void groups(ByteBuffer bytes, int subtable) {
        int groups = bytes.getInt(subtable + 12);
        int kept = 0;
        for (int i = 0; i < groups; i++) {
            int from = subtable + HEADER + i * GROUP;
            if (!isDouble(bytes.getInt(from), bytes.getInt(from + 4))) {
                int to = subtable + HEADER + kept++ * GROUP;
                for (int n = 0; n < GROUP; n += 4) {
                    bytes.putInt(to + n, bytes.getInt(from + n));
                }
            }
        }
        bytes.putInt(subtable + 12, kept);
    }

    private static boolean isDouble(int first, int last) {
        for (int[] range : DOUBLES) {
            if (first >= range[0] && last <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
