package io.trunkline.benchmarks.faults;

import io.trunkline.benchmarks.site.Site;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Caps are looked at without being locked, so that two replicas check and then act on the same numbers: between the
/// replicas and PostgreSQL stands something that blanks `FOR UPDATE` in every statement that reads caps.
final class WithoutLock implements Sabotage {
    private static final Pattern READS_CAPS = Pattern.compile("\\bFROM caps\\b");
    private static final String LOCK = "FOR UPDATE";
    private static final int INT = 4;

    private final Site site;
    private final ServerSocket server;

    WithoutLock(Site site) {
        this.site = site;
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread _ = Thread.ofPlatform().daemon().name("without-lock").start(this::accept);
    }

    @Override
    public int databasePort() {
        return server.getLocalPort();
    }

    @Override
    public void begin() {}

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread _ = Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket postgres = new Socket(
                        InetAddress.getLoopbackAddress(), site.postgres().port())) {
            client.setTcpNoDelay(true);
            postgres.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> copy(postgres, client));
            forward(
                    new DataInputStream(new java.io.BufferedInputStream(client.getInputStream())),
                    postgres.getOutputStream());
            back.interrupt();
        } catch (IOException _) {
            // one of the two is gone; closing tells the other
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            long _ = in.transferTo(to.getOutputStream());
        } catch (IOException _) {
            // as above
        }
    }

    /// The first message has no type, each later one begins with it; the length counts itself.
    private static void forward(DataInputStream from, OutputStream to) throws IOException {
        byte[] first = from.readNBytes(INT);
        to.write(first);
        to.write(from.readNBytes(length(first) - INT));
        to.flush();
        while (true) {
            int type = from.read();
            if (type < 0) {
                throw new EOFException();
            }
            byte[] length = from.readNBytes(INT);
            byte[] body = from.readNBytes(length(length) - INT);
            to.write(type);
            to.write(length);
            to.write(type == 'P' || type == 'Q' ? unlocked(body) : body);
            if (from.available() == 0) {
                to.flush();
            }
        }
    }

    private static int length(byte[] bytes) {
        return java.nio.ByteBuffer.wrap(bytes).getInt();
    }

    private static byte[] unlocked(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return READS_CAPS.matcher(text).find()
                ? text.replace(LOCK, " ".repeat(LOCK.length())).getBytes(StandardCharsets.ISO_8859_1)
                : body;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
