package io.trunkline.ami.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.Stage;
import io.trunkline.ami.connection.domain.CallOrder;
import io.trunkline.ami.connection.domain.NodeEvent.ChannelOpened;
import io.trunkline.events.CallCompleted;
import io.trunkline.events.CallFact;
import io.trunkline.servers.Databases;
import io.trunkline.servers.PrivateFile;
import io.trunkline.testkit.asterisk.AsteriskNode;
import io.trunkline.testkit.asterisk.NodeSettings;
import io.trunkline.testkit.servers.TestFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A real Asterisk keeps the contract, and its channel event log says what the bridge, which listens elsewhere, missed.
class AsteriskIT implements AmiContract {

    private static final Path SECRETS = TestFolder.make("secrets");
    private static AsteriskNode node;
    private final List<Link> links = new ArrayList<>();

    @BeforeAll
    static void start() throws SQLException {
        Stage.POSTGRES.createDatabase("asterisk", "owner_of_asterisk");
        try (Connection superuser = Stage.POSTGRES.connect("postgres")) {
            Databases databases = new Databases(superuser);
            databases.role("asterisk_ara", "read-only");
            databases.guest("asterisk", "asterisk_ara");
            databases.guest("ami_bridge", "asterisk_cel");
        }
        PrivateFile.write(SECRETS.resolve("ami-secret"), "real-secret");
        PrivateFile.write(SECRETS.resolve("dialplan-token"), "token");
        PrivateFile.write(SECRETS.resolve("database-asterisk_ara"), "read-only");
        PrivateFile.write(SECRETS.resolve("database-asterisk_cel"), Stage.CEL_PASSWORD);
        node = new AsteriskNode(
                NodeSettings.onFreePorts(SECRETS).database(Stage.POSTGRES.host(), Stage.POSTGRES.port()));
        node.start();
    }

    @AfterAll
    static void end() {
        node.close();
    }

    @AfterEach
    void close() {
        links.forEach(Link::close);
    }

    @Override
    public Link link() {
        Link link = new Link(node.amiPort(), SECRETS.resolve("ami-secret"));
        links.add(link);
        return link;
    }

    @Test
    void a_call_that_the_bridge_did_not_hear_is_said_from_what_asterisk_wrote() {
        Link link = link();
        link.connected();
        String callId = "ast1-1795168093.tcel" + UUID.randomUUID().toString().substring(0, 8);
        link.actions
                .originate(
                        UUID.randomUUID(),
                        new CallOrder(
                                callId,
                                "Local/s@trunkline-hold/n",
                                "trunkline-hold",
                                "s",
                                Duration.ofSeconds(5),
                                null,
                                Map.of("__TRUNKLINE_CALL", callId)))
                .block();
        ChannelOpened opened =
                link.await(ChannelOpened.class, it -> it.channel().linkedId().equals(callId));
        link.actions.hangUp(opened.channel().name(), 16).block();

        CallCompleted completed =
                Stage.WIRE.await(CallCompleted.class, it -> it.callId().equals(callId));

        assertThat(completed.fact().source()).isEqualTo(CallFact.Source.CEL);
        assertThat(completed.startedAt())
                .as("in UTC")
                .isBetween(
                        completed.fact().observedAt().minusSeconds(20),
                        completed.fact().observedAt());
        assertThat(completed.cause()).isEqualTo(16);
    }
}
