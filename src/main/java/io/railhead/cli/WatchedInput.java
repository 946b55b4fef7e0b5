package io.railhead.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows where the text that passes through it has ended, so that a broken end can be told from a broken middle, and tells how far it is. */
final class WatchedInput extends FilterInputStream {
    private final Progress progress;
    private long passed;
    private int line = 1;
    private int column = 1;
    private boolean ended;

    WatchedInput(InputStream in, Progress progress) {
        super(in);
        this.progress = progress;
    }

    /** Whether everything was read, and this place is not before its last characters. */
    boolean endsAt(int atLine, int atColumn) {
        return ended && (atLine > line || (atLine == line && atColumn >= column - 1));
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read < 0) {
            ended = true;
        } else {
            pass((byte) read);
            progress.at(++passed);
        }
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, length);
        ended = ended || count < 0;
        for (int i = from; i < from + count; i++) {
            pass(bytes[i]);
        }
        passed += Math.max(0, count);
        progress.at(passed);
        return count;
    }

    private void pass(byte c) {
        if (c == '\n') {
            line++;
            column = 1;
        } else if ((c & 0xC0) != 0x80) {
            column++;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
