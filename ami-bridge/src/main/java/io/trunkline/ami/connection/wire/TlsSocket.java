package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.TlsFailed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.asteriskjava.util.SocketConnectionFacade;
import org.asteriskjava.util.internal.SocketConnectionFacadeImpl;
import org.asteriskjava.util.internal.streamreader.FastScanner;
import org.asteriskjava.util.internal.streamreader.FastScannerFactory;
import org.jspecify.annotations.Nullable;

/// A connection by TLS. The certificate of the node must be valid for the host name or address that the bridge
/// connects to (RFC 2818 §3.1).
final class TlsSocket implements SocketConnectionFacade {

    private final SSLSocket socket;
    private final FastScanner scanner;
    private final BufferedWriter writer;

    private TlsSocket(SSLSocket socket) throws IOException {
        this.socket = socket;
        scanner = FastScannerFactory.getReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8),
                SocketConnectionFacadeImpl.CRNL_PATTERN);
        writer = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
    }

    /// Connects and verifies the certificate before anything is sent.
    ///
    /// @throws TlsFailed if it is not accepted
    static TlsSocket connect(AmiSessions.Login login, AmiSessions.Tls tls) throws IOException {
        int timeout = Math.toIntExact(login.connectTimeout().toMillis());
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(login.host(), login.port()), timeout);
            plain.setSoTimeout(timeout);
            SSLSocket socket = (SSLSocket)
                    TrustedCertificates.socketFactory(tls).createSocket(plain, login.host(), login.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            shakeHands(socket);
            // a node without events is silent; the bridge's pings detect a dead connection
            socket.setSoTimeout(0);
            return new TlsSocket(socket);
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }

    private static void shakeHands(SSLSocket socket) throws IOException {
        try {
            socket.startHandshake();
        } catch (SSLException refused) {
            throw new TlsFailed(refused);
        }
    }

    @Override
    public @Nullable String readLine() throws IOException {
        try {
            return scanner.next();
        } catch (IllegalStateException | NoSuchElementException ended) {
            throw new IOException("the connection has ended", ended);
        }
    }

    @Override
    public void write(String text) throws IOException {
        writer.write(text);
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        scanner.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }
}
