package io.trunkline.ami.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.trunkline.ami.connection.domain.ConnectionFailure;
import io.trunkline.ami.connection.domain.NodeEvent.Connected;
import io.trunkline.ami.connection.domain.NodeEvent.RegistrationsListed;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.ami.AmiAction;
import io.trunkline.testkit.ami.FakeAmiServer;
import io.trunkline.testkit.servers.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// The fake server fulfills the contract. The other tests need a node that fails on demand.
class FakeAmiIT implements AmiContract {

    private final FakeAmiServer node = FakeAmiServer.start();
    private final List<ConnectionFixture> connections = new ArrayList<>();
    private Path secret;

    @BeforeEach
    void scriptAnswers() throws IOException {
        secret = Files.writeString(TestFolder.create("ami").resolve("ami-secret"), FakeAmiServer.SECRET);
        node.respondTo("Originate", this::originate);
        node.respondTo("Hangup", action -> {
            node.setLiveChannels();
            String callId = action.header("channel").substring("Local/".length());
            node.sendEvent("Event: Hangup\nCause: 16\n" + channel(callId));
            return List.of("Response: Success");
        });
        node.respondTo(
                "Command", _ -> List.of("Response: Error\nMessage: Command output follows\nOutput: Unable to find"));
        node.respondTo(
                "PJSIPRegister", _ -> List.of("Response: Error\nMessage: Unable to retrieve registration entry"));
    }

    @AfterEach
    void close() {
        connections.forEach(ConnectionFixture::close);
        node.close();
    }

    @Override
    public ConnectionFixture connect() {
        ConnectionFixture link = new ConnectionFixture(node.port(), secret);
        connections.add(link);
        return link;
    }

    private List<String> originate(AmiAction action) {
        String callId = action.header("channelid");
        boolean placed = !action.header("channel").contains("no-such-context");
        if (placed) {
            node.setLiveChannels(
                    channel(callId), channel(callId).replace("Uniqueid: " + callId, "Uniqueid: " + callId + ";2"));
            node.sendEvent("Event: Newchannel\n" + channel(callId));
        }
        node.sendEvent("Event: OriginateResponse\nActionID: %s\nResponse: %s\nReason: 4\nUniqueid: %s"
                .formatted(action.header("actionid"), placed ? "Success" : "Failure", callId));
        return List.of("Response: Success\nMessage: Originate successfully queued");
    }

    private static String channel(String callId) {
        return "Channel: Local/%1$s\nUniqueid: %1$s\nLinkedid: %1$s\nChanVariable: TRUNKLINE_CALL=%1$s"
                .formatted(callId);
    }

    @Test
    void a_restart_is_distinguished_from_a_reconnect() {
        ConnectionFixture link = connect();
        link.awaitConnected();
        Instant first = link.status.incarnation();

        node.dropConnections();
        Await.until("connected again", () -> link.status.loginCount() == 2);
        assertThat(link.status.incarnation()).isEqualTo(first);

        node.goOffline();
        Await.until("disconnected", () -> !link.status.isConnected());
        node.goOnline(true);
        Await.until("connected to the restarted node", () -> link.status.loginCount() == 3);
        assertThat(link.status.incarnation()).isAfter(first);
        assertThat(link.status.gapCount()).isEqualTo(2);
        Await.until(
                "three connects were handled",
                () -> link.receivedEvents().stream()
                                .filter(Connected.class::isInstance)
                                .count()
                        == 3);
    }

    @Test
    void reconnects_to_a_node_that_stopped_answering() {
        ConnectionFixture link = connect();
        link.awaitConnected();

        node.setUnresponsive(true);
        Await.until("disconnected", Duration.ofSeconds(10), () -> !link.status.isConnected());
        node.setUnresponsive(false);

        Await.until("connected again", Duration.ofSeconds(15), () -> link.status.loginCount() == 2);
    }

    @Test
    void after_a_rejected_login_the_secret_file_is_read_again() throws IOException {
        Files.writeString(secret, "not-this-one");
        ConnectionFixture link = connect();
        Await.until("login rejected", () -> link.status.failure() == ConnectionFailure.LOGIN_REJECTED);

        Files.writeString(secret, FakeAmiServer.SECRET);

        link.awaitConnected();
    }

    @Test
    void passwords_listed_with_registrations_are_neither_kept_nor_logged() {
        Logger library = (Logger) LoggerFactory.getLogger("org.asteriskjava");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Level before = library.getLevel();
        log.start();
        library.addAppender(log);
        library.setLevel(Level.DEBUG);
        try {
            node.respondWithList(
                    "PJSIPShowRegistrationsOutbound", "OutboundRegistrationDetailComplete", List.of("""
                    Event: OutboundRegistrationDetail
                    ObjectName: r1
                    ClientUri: sip:user1@127.0.0.3:5060
                    ServerUri: sip:127.0.0.3:5060
                    Endpoint: r1
                    Status: Registered""", """
                    Event: AuthDetail
                    ObjectName: r1
                    Username: user1
                    Password: s3cret-word
                    SomethingNew: s3cret-word"""));
            ConnectionFixture link = connect();

            RegistrationsListed listed = link.await(
                    RegistrationsListed.class, it -> !it.registrations().isEmpty());

            assertThat(listed.registrations().getFirst().endpointId()).isEqualTo("r1");
            assertThat(listed.toString()).doesNotContain("s3cret-word");
            assertThat(log.list).isNotEmpty();
            assertThat(List.copyOf(log.list))
                    .noneMatch(it -> it.getFormattedMessage().contains("s3cret-word"));
            assertThat(link.status.unknownHeaderCount()).isPositive();
        } finally {
            library.detachAppender(log);
            library.setLevel(before);
        }
    }
}
