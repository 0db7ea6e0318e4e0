package org.muster.notice.organisation;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

import org.muster.platform.problem.ProblemException;

/**
 * Passes on a file line by line, but never so much without an end of line that it would have to be kept in memory; and
 * leaves out the byte order mark that spreadsheets put in front.
 */
class RecordGuard extends FilterReader {

    private static final int LONGEST = 1 << 18;

    private boolean started;
    private long sinceLast;

    RecordGuard(Reader reader) {
        super(new PushbackReader(reader));
    }

    /** A line has been taken. */
    void next() {
        sinceLast = 0;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    /** @throws ProblemException 413 when a line does not end */
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (!started) {
            started = true;
            int first = in.read();
            if (first >= 0 && first != '\uFEFF') {
                ((PushbackReader) in).unread(first);
            }
        }
        int read = in.read(buffer, offset, length);
        sinceLast += Math.max(read, 0);
        if (sinceLast > LONGEST) {
            throw new ProblemException(413, "csv-too-long", LONGEST);
        }
        return read;
    }
}
