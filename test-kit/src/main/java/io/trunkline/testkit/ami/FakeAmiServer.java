package io.trunkline.testkit.ami;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;

/// A fake AMI server that accepts logins and sends the responses and events that a test defines. Its port and
/// responses stay the same after [#goOffline] and [#goOnline].
public final class FakeAmiServer implements AutoCloseable {

    /// The name of the manager user.
    public static final String USER = "trunkline";
    /// The manager user's secret.
    public static final String SECRET = "fake-secret";

    private static final InetAddress HOST = InetAddress.getLoopbackAddress();

    private final List<AmiAction> receivedActions = new CopyOnWriteArrayList<>();
    private final List<FakeAmiSession> sessions = new CopyOnWriteArrayList<>();
    private final List<String> liveChannels = new CopyOnWriteArrayList<>();
    private final Map<String, Function<AmiAction, List<String>>> responders = new ConcurrentHashMap<>();
    private final int port;
    private volatile LocalDateTime startedAt = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    private volatile boolean unresponsive;
    private volatile ServerSocket server;

    private FakeAmiServer(ServerSocket server) {
        this.server = server;
        this.port = server.getLocalPort();
        respondWithList("CoreShowChannels", "CoreShowChannelsComplete", liveChannels);
        respondWithList("PJSIPShowRegistrationsOutbound", "OutboundRegistrationDetailComplete", List.of());
        respondTo("CoreSettings", _ -> List.of("Response: Success\nAsteriskVersion: 22.10.1"));
        respondTo(
                "CoreStatus",
                _ -> List.of("Response: Success\nCoreStartupDate: %s\nCoreStartupTime: %s"
                        .formatted(
                                startedAt.toLocalDate(),
                                startedAt.toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME))));
        respondTo("Getvar", _ -> List.of("Response: Success\nVariable: TRUNKLINE_CONFIGURATION\nValue: 2936719025"));
        respondTo("Ping", _ -> List.of("Response: Success\nPing: Pong\nTimestamp: " + timestamp(Instant.now())));
    }

    /// Seconds since 1970 with six decimals, as Asterisk writes them.
    private static String timestamp(Instant time) {
        return "%d.%06d".formatted(time.getEpochSecond(), time.getNano() / 1000);
    }

    /// Listens on a free port.
    public static FakeAmiServer start() {
        try {
            FakeAmiServer fake = new FakeAmiServer(new ServerSocket(0, 50, HOST));
            fake.acceptConnections(fake.server);
            return fake;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public int port() {
        return port;
    }

    /// Sends an event to all logged-in sessions.
    ///
    /// @param event header lines, the first one `Event: …`
    public void sendEvent(String event) {
        sessions.forEach(session -> session.write(event));
    }

    /// Sends recorded events, which are separated by blank lines.
    public void replay(String recording) {
        Arrays.stream(recording.split("\n\\s*\n"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .forEach(this::sendEvent);
    }

    /// Sets the responses to an action: header lines, the first one `Response: …`. ActionID is added to each.
    public void respondTo(String action, Function<AmiAction, List<String>> answer) {
        responders.put(action, answer);
    }

    /// Sets a list of events as the response to an action.
    public void respondWithList(String action, String last, List<String> events) {
        respondTo(action, _ -> {
            List<String> all = new java.util.ArrayList<>(List.of("Response: Success\nEventList: start"));
            all.addAll(events);
            all.add("Event: %s\nEventList: Complete\nListItems: %d".formatted(last, events.size()));
            return all;
        });
    }

    /// Sets the channels for CoreShowChannels, each as header lines without `Event`.
    public void setLiveChannels(String... events) {
        liveChannels.clear();
        Arrays.stream(events).map("Event: CoreShowChannel\n"::concat).forEach(liveChannels::add);
    }

    /// The received actions with this name, in order.
    public List<AmiAction> received(String action) {
        return receivedActions.stream().filter(it -> it.name().equals(action)).toList();
    }

    /// The number of logged-in sessions.
    public int loggedInSessions() {
        return (int) sessions.stream().filter(FakeAmiSession::isLoggedIn).count();
    }

    /// Closes all connections; new ones are accepted.
    public void dropConnections() {
        sessions.forEach(FakeAmiSession::close);
    }

    /// Stops responding without closing connections.
    public void setUnresponsive(boolean hang) {
        unresponsive = hang;
    }

    /// Closes all connections and rejects new ones.
    public void goOffline() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        dropConnections();
    }

    /// Accepts connections again, as the same Asterisk or as one that starts after all that was written before.
    public void goOnline(boolean restarted) {
        if (restarted) {
            LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
            startedAt = Stream.of(startedAt.plusMinutes(1), now.plusSeconds(1))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
        try {
            ServerSocket again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(HOST, port));
            server = again;
            acceptConnections(again);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        goOffline();
    }

    private void acceptConnections(ServerSocket listening) {
        Thread.ofVirtual().name("fake-ami").start(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket socket = listening.accept();
                    FakeAmiSession session = new FakeAmiSession(socket, this::responseTo);
                    sessions.add(session);
                    Thread.ofVirtual().start(() -> {
                        session.serve();
                        sessions.remove(session);
                    });
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private List<String> responseTo(AmiAction action) {
        receivedActions.add(action);
        return unresponsive
                ? List.of()
                : responders
                        .getOrDefault(action.name(), _ -> List.of("Response: Success"))
                        .apply(action);
    }
}
