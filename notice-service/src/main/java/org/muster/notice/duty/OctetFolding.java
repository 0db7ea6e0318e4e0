package org.muster.notice.duty;

/** Folds content lines as RFC 5545 asks: no line longer than 75 octets of UTF-8, no character torn apart. */
final class OctetFolding {

    private static final int LIMIT = 75;

    private OctetFolding() {}

    static String fold(String unfolded) {
        StringBuilder folded = new StringBuilder(unfolded.length() + unfolded.length() / 16);
        int octets = 0;
        for (int at = 0; at < unfolded.length(); ) {
            int character = unfolded.codePointAt(at);
            at += Character.charCount(character);
            if (character == '\r' || character == '\n') {
                octets = 0;
            } else {
                int size = octets(character);
                if (octets + size > LIMIT) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                octets += size;
            }
            folded.appendCodePoint(character);
        }
        return folded.toString();
    }

    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
