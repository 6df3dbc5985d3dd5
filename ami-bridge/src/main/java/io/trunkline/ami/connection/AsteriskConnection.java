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
final class AsteriskConnection implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AsteriskConnection.class);
    /// A node that is starting lets us in before it is up.
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(2);

    private static final double GROWTH = 1.5;

    private final NodeSettings settings;
    private final EventQueue queue;
    private final NodeState state;
    private final Clock clock;
    private final IntervalFunction pauses;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Session current;
    private volatile @Nullable Thread keeper;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean resyncWanted;
    private String lastTrouble = "";

    AsteriskConnection(NodeSettings settings, EventQueue queue, NodeState state, Clock clock) {
        this.settings = settings;
        this.queue = queue;
        this.state = state;
        this.clock = clock;
        this.pauses = IntervalFunction.ofExponentialRandomBackoff(
                settings.reconnectFirst(), GROWTH, settings.reconnectMost());
    }

    /// The session that actions may use.
    ///
    /// @throws NodeActions.Away when there is none
    Session session() {
        Session session = current;
        if (session == null || session.closed()) {
            throw new NodeActions.Away("not connected to " + settings.name());
        }
        return session;
    }

    /// Has the node asked again for what may have been missed.
    void resync() {
        resyncWanted = true;
        wake.release();
    }

    @Override
    public void start() {
        LibraryLog.count(state::unknownHeader);
        Thread thread = Thread.ofVirtual().name("ami-" + settings.name()).unstarted(this::keep);
        keeper = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = keeper;
        keeper = null;
        stopping.countDown();
        if (thread != null) {
            thread.interrupt();
        }
        Session session = current;
        if (session != null) {
            session.close();
        }
    }

    @Override
    public boolean isRunning() {
        return keeper != null;
    }

    private void keep() {
        int failures = 0;
        while (isRunning()) {
            try {
                long before = state.connects();
                live();
                failures = state.connects() > before ? 0 : failures + 1;
                if (stopping.await(pauses.apply(failures + 1), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void live() throws InterruptedException {
        @Nullable Session session = null;
        try {
            wake.drainPermits();
            String secret = Files.readString(settings.secretFile()).strip();
            session = new Session(settings, secret, new Session.Shared(queue, state), wake::release);
            queue.add(new NodeEvent.EventsLost(clock.instant(), 0));
            session.login();
            introduce(session);
            attend(session);
            LOG.warn("connection to {} ended", settings.name());
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception broken) {
            tell(broken.toString());
        } finally {
            current = null;
            state.away();
            if (session != null) {
                session.close();
            }
        }
    }

    /// Once for each kind of trouble, however often it is met.
    private void tell(String trouble) {
        if (!trouble.equals(lastTrouble)) {
            LOG.warn("no connection to {} at {}:{}: {}", settings.name(), settings.host(), settings.port(), trouble);
        }
        lastTrouble = trouble;
    }

    private void introduce(Session session) throws Exception {
        WireEvents.FullyBooted booted = session.awaitBooted(BOOT_LIMIT);
        Instant now = clock.instant();
        ManagerResponse status = session.ask(new Actions.Plain("CoreStatus", Map.of()));
        Instant started = StartTime.of(
                now,
                booted.uptimeSeconds(),
                status.getAttribute("corestartupdate"),
                status.getAttribute("corestartuptime"));
        @Nullable
        String version =
                session.ask(new Actions.Plain("CoreSettings", Map.of())).getAttribute("asteriskversion");
        boolean restarted = !started.equals(state.incarnation());
        current = session;
        state.connected(started, version == null ? "unknown" : version);
        queue.add(new NodeEvent.Connected(now, started));
        sync(session);
        lastTrouble = "";
        LOG.info(
                "connected to {}, Asterisk {}, {} {}",
                settings.name(),
                version,
                restarted ? "started" : "still of",
                started);
    }

    /// Asks for all that lives and how it stands. Each answer enters the queue where it stood among the node's events.
    private void sync(Session session) throws Exception {
        resyncWanted = false;
        enqueue(
                session,
                Lists.channels(),
                events -> new NodeEvent.ChannelsListed(clock.instant(), Lists.channels(events)));
        enqueue(
                session,
                Lists.registrations(),
                events -> new NodeEvent.RegistrationsListed(clock.instant(), Lists.registrations(events)));
        enqueueContacts(session);
    }

    private void enqueue(Session session, Actions.Listing action, Function<List<ResponseEvent>, NodeEvent> event)
            throws Exception {
        CompletableFuture<Void> listed = session.list(action).thenAccept(events -> queue.add(event.apply(events)));
        var _ = listed.get(settings.actionLimit().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void enqueueContacts(Session session) throws Exception {
        CompletableFuture<Void> listed = new CompletableFuture<>();
        session.send(ShownContacts.question(), answer -> {
            if (answer == null) {
                listed.completeExceptionally(new NodeActions.Away("pjsip show contacts"));
            } else {
                queue.add(new NodeEvent.ContactsListed(clock.instant(), ShownContacts.of(answer)));
                listed.complete(null);
            }
        });
        var _ = listed.get(settings.actionLimit().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attend(Session session) throws Exception {
        while (isRunning() && !session.closed()) {
            boolean woken = wake.tryAcquire(settings.pingInterval().toMillis(), TimeUnit.MILLISECONDS);
            if (session.closed()) {
                return;
            }
            if (resyncWanted) {
                sync(session);
            } else if (!woken) {
                ping(session);
            }
        }
    }

    private static void ping(Session session) throws Exception {
        ManagerResponse pong = session.ask(new Actions.Plain("Ping", Map.of()));
        if (!"Success".equals(pong.getResponse())) {
            throw new IOException("ping answered " + pong.getResponse());
        }
    }
}
