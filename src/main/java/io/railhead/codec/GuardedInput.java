package io.railhead.codec;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose bytes have passed {@link XmlProlog} and {@link ByteGuard} before the parser gets them. */
final class GuardedInput extends FilterInputStream {
    private final ByteGuard guard;
    private final byte[] head;
    private int headAt;
    private boolean finished;

    GuardedInput(InputStream in, XmlUse use) throws IOException {
        super(in);
        guard = new ByteGuard(use);
        head = in.readNBytes(XmlProlog.LENGTH + 3);
        int judged = XmlProlog.check(head, head.length, use);
        guard.skip(head, judged);
        guard.accept(head, judged, head.length - judged);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (headAt < head.length) {
            int count = Math.min(length, head.length - headAt);
            System.arraycopy(head, headAt, bytes, from, count);
            headAt += count;
            return count;
        }
        int count = in.read(bytes, from, length);
        if (count > 0) {
            guard.accept(bytes, from, count);
        } else if (count < 0 && !finished) {
            finished = true;
            guard.finish();
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
