package io.trunkline.ami.connection;

import io.github.resilience4j.core.IntervalFunction;
import io.trunkline.ami.connection.domain.ActionRejected;
import io.trunkline.ami.connection.domain.ConnectionFailures;
import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.connection.domain.NodeEvent;
import io.trunkline.ami.connection.domain.NodeUnavailable;
import io.trunkline.ami.connection.wire.AmiSession;
import io.trunkline.ami.connection.wire.AmiSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps one session open while the service runs: logs in, lists what may have been missed, pings, and reconnects
/// with growing delays when the session ends.
final class ReconnectLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReconnectLoop.class);
    /// A node that is starting accepts logins before it has booted.
    private static final Duration BOOT_TIMEOUT = Duration.ofMinutes(2);

    private static final double BACKOFF_FACTOR = 1.5;

    private final NodeSettings settings;
    private final AmiSessions sessions;
    private final NodeEventQueue queue;
    private final CurrentNodeStatus status;
    private final Clock clock;
    private final IntervalFunction backoff;
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable AmiSession current;
    private volatile @Nullable Thread workerThread;
    private volatile boolean resyncRequested;
    private String lastError = "";

    ReconnectLoop(
            NodeSettings settings, AmiSessions sessions, NodeEventQueue queue, CurrentNodeStatus status, Clock clock) {
        this.settings = settings;
        this.sessions = sessions;
        this.queue = queue;
        this.status = status;
        this.clock = clock;
        this.backoff = IntervalFunction.ofExponentialRandomBackoff(
                settings.reconnectInitialDelay(), BACKOFF_FACTOR, settings.reconnectMaxDelay());
    }

    /// The session that actions may use.
    ///
    /// @throws NodeUnavailable when there is none
    AmiSession currentSession() {
        AmiSession session = current;
        if (session == null || session.isClosed()) {
            throw new NodeUnavailable("not connected to " + settings.name());
        }
        return session;
    }

    /// Lists channels, registrations and contacts again, after events were lost.
    void requestResync() {
        resyncRequested = true;
        wake.release();
    }

    @Override
    public void start() {
        Thread thread = Thread.ofVirtual().name("ami-" + settings.name()).unstarted(this::run);
        workerThread = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = workerThread;
        workerThread = null;
        stopping.countDown();
        if (thread != null) {
            thread.interrupt();
        }
        AmiSession session = current;
        if (session != null) {
            session.close();
        }
    }

    @Override
    public boolean isRunning() {
        return workerThread != null;
    }

    private void run() {
        int failures = 0;
        while (isRunning()) {
            try {
                long before = status.loginCount();
                runSession();
                failures = status.loginCount() > before ? 0 : failures + 1;
                if (stopping.await(backoff.apply(failures + 1), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void runSession() throws InterruptedException {
        @Nullable AmiSession session = null;
        try {
            wake.drainPermits();
            session = sessions.create(login(), new SessionListener());
            queue.add(new NodeEvent.EventsLost(clock.instant(), 0));
            startSession(session);
            pingUntilClosed(session);
            LOG.warn("connection to {} ended", settings.name());
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failure) {
            status.markFailed(ConnectionFailures.of(failure));
            logNewError(failure.toString());
        } finally {
            current = null;
            status.markDisconnected();
            if (session != null) {
                session.close();
            }
        }
    }

    /// The secret is read at each login, since it may have changed.
    private AmiSessions.Login login() throws IOException {
        String secret = Files.readString(settings.secretFile()).strip();
        return new AmiSessions.Login(
                settings.host(),
                settings.port(),
                settings.username(),
                secret,
                tls(),
                settings.connectTimeout(),
                settings.actionTimeout());
    }

    private Optional<AmiSessions.Tls> tls() {
        NodeSettings.Tls tls = settings.tls();
        return tls.enabled()
                ? Optional.of(new AmiSessions.Tls(Optional.ofNullable(tls.certificates())))
                : Optional.empty();
    }

    /// Logs an error once, however often it repeats.
    private void logNewError(String error) {
        if (!error.equals(lastError)) {
            LOG.warn("no connection to {} at {}:{}: {}", settings.name(), settings.host(), settings.port(), error);
        }
        lastError = error;
    }

    private void startSession(AmiSession session) throws Exception {
        AmiSession.NodeInfo node = session.login(BOOT_TIMEOUT);
        boolean restarted = !node.incarnation().equals(status.incarnation());
        current = session;
        status.markConnected(node);
        queue.add(new NodeEvent.Connected(clock.instant(), node.incarnation()));
        listAll(session);
        lastError = "";
        LOG.info(
                "connected to {}, Asterisk {}, {} {}",
                settings.name(),
                node.version(),
                restarted ? "started" : "running since",
                node.incarnation());
    }

    private void listAll(AmiSession session) throws Exception {
        resyncRequested = false;
        enqueue(session.listChannels(), channels -> new NodeEvent.ChannelsListed(clock.instant(), channels));
        enqueue(
                session.listRegistrations(),
                registrations -> new NodeEvent.RegistrationsListed(clock.instant(), registrations));
        enqueue(
                session.listContacts().exceptionally(ReconnectLoop::noneIfRejected),
                contacts -> new NodeEvent.ContactsListed(clock.instant(), contacts));
    }

    /// A node that rejects the command has no contacts to list; that does not end the session.
    private static List<Contact> noneIfRejected(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof ActionRejected) {
            return List.of();
        }
        throw new CompletionException(cause);
    }

    /// Adds a list to the queue on the session's reading thread, so that it keeps its place among the
    /// node's events.
    private <T> void enqueue(CompletableFuture<T> list, Function<T, NodeEvent> event) throws Exception {
        var _ = list.thenAccept(entries -> queue.add(event.apply(entries)))
                .get(settings.actionTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pingUntilClosed(AmiSession session) throws Exception {
        while (isRunning() && !session.isClosed()) {
            boolean woken = wake.tryAcquire(settings.pingInterval().toMillis(), TimeUnit.MILLISECONDS);
            if (session.isClosed()) {
                return;
            }
            if (resyncRequested) {
                listAll(session);
            } else if (!woken) {
                session.ping().ifPresent(status::clockMeasured);
            }
        }
    }

    private final class SessionListener implements AmiSession.Listener {

        @Override
        public void received() {
            status.eventReceived();
        }

        @Override
        public void onEvent(NodeEvent event) {
            queue.add(event);
        }

        @Override
        public void unknownHeader() {
            status.countUnknownHeader();
        }

        @Override
        public void closed() {
            wake.release();
        }
    }
}
