package io.trunkline.ami.connection;

import io.github.resilience4j.core.IntervalFunction;
import io.trunkline.ami.connection.domain.NodeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps one session open for as long as the service runs: logs in, asks what it may have missed, pings, and begins
/// anew
/// with growing pauses when the session ends.
final class ReconnectLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReconnectLoop.class);
    /// A node that is starting lets us in before it is up.
    private static final Duration BOOT_TIMEOUT = Duration.ofMinutes(2);

    private static final double BACKOFF_FACTOR = 1.5;

    private final NodeSettings settings;
    private final NodeEventQueue queue;
    private final CurrentNodeStatus state;
    private final Clock clock;
    private final IntervalFunction backoff;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable AmiSession current;
    private volatile @Nullable Thread workerThread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean resyncRequested;
    private String lastError = "";

    ReconnectLoop(NodeSettings settings, NodeEventQueue queue, CurrentNodeStatus state, Clock clock) {
        this.settings = settings;
        this.queue = queue;
        this.state = state;
        this.clock = clock;
        this.backoff = IntervalFunction.ofExponentialRandomBackoff(
                settings.reconnectFirst(), BACKOFF_FACTOR, settings.reconnectMost());
    }

    /// The session that actions may use.
    ///
    /// @throws NodeActions.Away when there is none
    AmiSession currentSession() {
        AmiSession session = current;
        if (session == null || session.isClosed()) {
            throw new NodeActions.NodeUnavailable("not connected to " + settings.name());
        }
        return session;
    }

    /// Has the node asked again for what may have been missed.
    void requestResync() {
        resyncRequested = true;
        wake.release();
    }

    @Override
    public void start() {
        UnknownHeaderCounter.install(state::countUnknownHeader);
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
                long before = state.loginCount();
                runSession();
                failures = state.loginCount() > before ? 0 : failures + 1;
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
            String secret = Files.readString(settings.secretFile()).strip();
            session = new AmiSession(settings, secret, new AmiSession.NodeSinks(queue, state), wake::release);
            queue.add(new NodeEvent.EventsLost(clock.instant(), 0));
            session.login();
            startSession(session);
            pingUntilClosed(session);
            LOG.warn("connection to {} ended", settings.name());
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception broken) {
            logNewError(broken.toString());
        } finally {
            current = null;
            state.markDisconnected();
            if (session != null) {
                session.close();
            }
        }
    }

    /// Once for each kind of trouble, however often it is met.
    private void logNewError(String trouble) {
        if (!trouble.equals(lastError)) {
            LOG.warn("no connection to {} at {}:{}: {}", settings.name(), settings.host(), settings.port(), trouble);
        }
        lastError = trouble;
    }

    private void startSession(AmiSession session) throws Exception {
        AmiEvents.FullyBooted booted = session.awaitBooted(BOOT_TIMEOUT);
        Instant now = clock.instant();
        ManagerResponse status = session.sendAndAwait(new CustomActions.HeaderAction("CoreStatus", Map.of()));
        Instant started = NodeStartTime.compute(
                now,
                booted.uptimeSeconds(),
                status.getAttribute("corestartupdate"),
                status.getAttribute("corestartuptime"));
        @Nullable
        String version = session.sendAndAwait(new CustomActions.HeaderAction("CoreSettings", Map.of()))
                .getAttribute("asteriskversion");
        boolean restarted = !started.equals(state.incarnation());
        current = session;
        state.connected(started, version == null ? "unknown" : version);
        queue.add(new NodeEvent.Connected(now, started));
        listEverything(session);
        lastError = "";
        LOG.info(
                "connected to {}, Asterisk {}, {} {}",
                settings.name(),
                version,
                restarted ? "started" : "still of",
                started);
    }

    /// Asks for all that lives and how it stands. Each answer enters the queue where it stood among the node's
    /// events.
    private void listEverything(AmiSession session) throws Exception {
        resyncRequested = false;
        enqueueList(
                session,
                ListActions.channels(),
                events -> new NodeEvent.ChannelsListed(clock.instant(), ListActions.channels(events)));
        enqueueList(
                session,
                ListActions.registrations(),
                events -> new NodeEvent.RegistrationsListed(clock.instant(), ListActions.registrations(events)));
        enqueueContacts(session);
    }

    private void enqueueList(
            AmiSession session, CustomActions.ListAction action, Function<List<ResponseEvent>, NodeEvent> event)
            throws Exception {
        CompletableFuture<Void> listed = session.sendList(action).thenAccept(events -> queue.add(event.apply(events)));
        var _ = listed.get(settings.actionLimit().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void enqueueContacts(AmiSession session) throws Exception {
        CompletableFuture<Void> listed = new CompletableFuture<>();
        session.send(ContactListing.action(), answer -> {
            if (answer == null) {
                listed.completeExceptionally(new NodeActions.NodeUnavailable("pjsip show contacts"));
            } else {
                queue.add(new NodeEvent.ContactsListed(clock.instant(), ContactListing.parse(answer)));
                listed.complete(null);
            }
        });
        var _ = listed.get(settings.actionLimit().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pingUntilClosed(AmiSession session) throws Exception {
        while (isRunning() && !session.isClosed()) {
            boolean woken = wake.tryAcquire(settings.pingInterval().toMillis(), TimeUnit.MILLISECONDS);
            if (session.isClosed()) {
                return;
            }
            if (resyncRequested) {
                listEverything(session);
            } else if (!woken) {
                ping(session);
            }
        }
    }

    private static void ping(AmiSession session) throws Exception {
        ManagerResponse pong = session.sendAndAwait(new CustomActions.HeaderAction("Ping", Map.of()));
        if (!"Success".equals(pong.getResponse())) {
            throw new IOException("ping answered " + pong.getResponse());
        }
    }
}
