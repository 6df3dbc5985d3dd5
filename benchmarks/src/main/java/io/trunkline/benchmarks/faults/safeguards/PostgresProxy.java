package io.trunkline.benchmarks.faults.safeguards;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/// A proxy between PostgreSQL and its clients that changes the clients' messages and passes responses on unchanged.
/// Accepts connections until it is closed.
final class PostgresProxy implements AutoCloseable {
    private static final int BUFFER = 16_384;
    private static final int BACKLOG = 200;
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final int postgresPort;
    private final Supplier<MessageRewriter> rewriters;
    private final ServerSocket server;

    /// Changes the messages of one session.
    interface MessageRewriter {
        /// @return the message to send instead, of the same length
        byte[] rewrite(char type, byte[] body);
    }

    /// @param postgres its port on this machine
    /// @param sessions asked at the start of each
    PostgresProxy(int postgres, Supplier<MessageRewriter> sessions) {
        this.postgresPort = postgres;
        this.rewriters = sessions;
        try {
            this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread _ = Thread.ofPlatform().daemon().name("interpreter").start(this::acceptConnections);
    }

    /// Where clients find it.
    int port() {
        return server.getLocalPort();
    }

    private void acceptConnections() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread _ = Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), postgresPort)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            DataInputStream from = new DataInputStream(new BufferedInputStream(client.getInputStream(), BUFFER));
            DataOutputStream to = new DataOutputStream(new BufferedOutputStream(server.getOutputStream(), BUFFER));
            to.write(readStartupMessage(from, client));
            to.flush();
            Thread _ = Thread.ofVirtual().start(() -> forwardReplies(server, client));
            forwardMessages(from, to);
        } catch (IOException _) {
            // one side closed its connection; close the other
        }
    }

    /// A request for encryption before the startup message is rejected with one byte, and the client continues
    /// without it. Neither message has a type.
    private static byte[] readStartupMessage(DataInputStream from, Socket client) throws IOException {
        while (true) {
            int length = from.readInt();
            byte[] message = ByteBuffer.allocate(length).putInt(length).array();
            from.readFully(message, Integer.BYTES, length - Integer.BYTES);
            int code = ByteBuffer.wrap(message).getInt(Integer.BYTES);
            if (code != SSL_REQUEST && code != GSS_REQUEST) {
                return message;
            }
            client.getOutputStream().write('N');
        }
    }

    private static void forwardReplies(Socket from, Socket to) {
        try (from;
                to) {
            long _ = from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // as above
        }
    }

    /// Each message is a byte for its type, its length, which counts itself, and its body. What follows at once
    /// goes on in the same packet.
    private void forwardMessages(DataInputStream from, DataOutputStream to) throws IOException {
        MessageRewriter session = rewriters.get();
        while (true) {
            char type = (char) from.readUnsignedByte();
            int length = from.readInt();
            byte[] body = new byte[length - Integer.BYTES];
            from.readFully(body);
            to.writeByte(type);
            to.writeInt(length);
            to.write(session.rewrite(type, body));
            if (from.available() == 0) {
                to.flush();
            }
        }
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
