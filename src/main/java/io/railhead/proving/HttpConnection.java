package io.railhead.proving;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that does just what this gateway's answers need. The JDK's client would cost
 * the machine several times as much per request, and that is measured with the gateway. For one thread at a time.
 */
public final class HttpConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int LONGEST_LINE = 16 * 1024;

    private final Socket socket = new Socket();
    private final OutputStream out;
    private final InputStream in;
    private final String common;

    /**
     * @param status HTTP's
     * @param body as it came
     */
    public record Answer(int status, byte[] body) {}

    HttpConnection(URI base, String bearer) throws IOException {
        this(base, bearer, PATIENCE_MILLIS);
    }

    /** @param patience milliseconds to wait for a connection, and for each part of an answer */
    public HttpConnection(URI base, String bearer, int patience) throws IOException {
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), patience);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(patience);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 4096);
        common = " HTTP/1.1\r\nHost: " + base.getHost() + ":" + base.getPort() + "\r\nAuthorization: Bearer " + bearer
                + "\r\nAccept: application/json\r\n";
    }

    public Answer get(String path) throws IOException {
        return exchange(("GET " + path + common + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends a payment and waits for its end, up to so many seconds; 0 for not at all. */
    public Answer pay(String body, String key, int wait) throws IOException {
        return post("/v1/payments", body, key, wait);
    }

    /** Asks for anything that changes something. */
    public Answer post(String path, String body, String key, int wait) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + common + "Content-Type: application/json\r\nIdempotency-Key: " + key
                + (wait == 0 ? "" : "\r\nPrefer: wait=" + wait) + "\r\nContent-Length: " + content.length + "\r\n\r\n";
        byte[] request = new byte[head.length() + content.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
        System.arraycopy(content, 0, request, head.length(), content.length);
        return exchange(request);
    }

    private Answer exchange(byte[] request) throws IOException {
        out.write(request);
        String statusLine = line();
        int status = Integer.parseInt(statusLine.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            }
        }
        return new Answer(status, chunked ? chunks() : exactly(length));
    }

    private byte[] chunks() throws IOException {
        byte[] all = new byte[0];
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            byte[] chunk = exactly(size);
            line();
            if (size == 0) {
                return all;
            }
            byte[] longer = new byte[all.length + size];
            System.arraycopy(all, 0, longer, 0, all.length);
            System.arraycopy(chunk, 0, longer, all.length, size);
            all = longer;
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ends early");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Closes what is broken already. */
    void abandon() {
        try {
            close();
        } catch (IOException gone) {
            // That is what was wanted.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
