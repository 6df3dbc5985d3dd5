package io.trunkline.ami.connection.wire;

import java.io.IOException;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.util.SocketConnectionFacade;

/// The connection of asterisk-java, with its own TLS: that of the library trusts only the certificates of the JVM and
/// does not verify the host name.
final class NodeManagerConnection extends ManagerConnectionImpl {

    private final AmiSessions.Login login;

    NodeManagerConnection(AmiSessions.Login login) {
        this.login = login;
        setHostname(login.host());
        setPort(login.port());
        setUsername(login.username());
        setPassword(login.secret());
        setSocketTimeout(Math.toIntExact(login.connectTimeout().toMillis()));
        setDefaultResponseTimeout(login.actionTimeout().toMillis());
        setDefaultEventTimeout(login.actionTimeout().toMillis());
        AmiEvents.EVENT_CLASSES.forEach(this::registerUserEventClass);
    }

    @Override
    protected SocketConnectionFacade createSocket() throws IOException {
        return login.tls().isPresent() ? TlsSocket.connect(login, login.tls().get()) : super.createSocket();
    }
}
