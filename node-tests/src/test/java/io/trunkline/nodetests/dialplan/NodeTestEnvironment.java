package io.trunkline.nodetests.dialplan;

import io.trunkline.servers.DatabaseSetup;
import io.trunkline.servers.Passwords;
import io.trunkline.servers.PrivateFile;
import io.trunkline.testkit.asterisk.AmiRecorder;
import io.trunkline.testkit.asterisk.AsteriskNode;
import io.trunkline.testkit.asterisk.NodeSettings;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.servers.TestServers;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.sipp.SippCaller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A node with its databases and fixed rows: carrier `ip-one` (dial prefix 9) and client `shop`, each at a fixed
/// address, carrier `reg-one`, with which the node registers, client `walk-in`, which registers with the node, and
/// clients `desk`, `timed-desk` and `hold-desk`, whose messages a test writes.
final class NodeTestEnvironment implements AutoCloseable {
    static final int PREFIX_LIMIT = 1;
    /// More than the SIP timeout of the node.
    static final int CALL_LIMIT_SECONDS = 11;

    private final String amiSecret = Passwords.random();
    final FakeRoutingServer routing = new FakeRoutingServer();
    final PostgresServer postgres;
    final SippAnswerer carrier = SippAnswerer.start();
    final SippAnswerer client = SippAnswerer.start();
    final SippAnswerer registrar =
            SippAnswerer.start(SippAnswerer.Options.defaults().acceptingRegistration("user1", "secret1"));
    /// Clients `desk`, `timed-desk` and `hold-desk`. Calls of `timed-desk` end after five seconds without media, or
    /// after 1000 s while it holds them. Those of `hold-desk` end after two seconds on hold.
    final RawSipAnswerer desk = new RawSipAnswerer();

    final AsteriskNode node;
    private int nextExtensionId = 1;

    private static final class Shared {
        static final NodeTestEnvironment ENVIRONMENT = new NodeTestEnvironment("");

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(ENVIRONMENT::close, "end-node"));
        }
    }

    /// The environment without an overflow target, started once per JVM.
    static NodeTestEnvironment shared() {
        return Shared.ENVIRONMENT;
    }

    /// @param overflow dial string of the overflow target, or empty
    NodeTestEnvironment(String overflow) {
        this(overflow, "");
    }

    /// @param secondRoutingUrl asked when `routing` cannot be reached, or empty
    NodeTestEnvironment(String overflow, String secondRoutingUrl) {
        this(settings ->
                settings.withVariable("DIALPLAN_SECONDURL", secondRoutingUrl).withVariable("NODE_OVERFLOW", overflow));
    }

    /// @param more settings of the node
    NodeTestEnvironment(UnaryOperator<NodeSettings> more) {
        this(TestServers.postgres(), more);
    }

    /// @param server not started yet
    NodeTestEnvironment(PostgresServer server, UnaryOperator<NodeSettings> more) {
        postgres = server;
        Path secrets = TestFolder.create("secrets");
        postgres.start();
        createDatabase("asterisk", "asterisk_ara", secrets);
        createDatabase("ami_bridge", "asterisk_cel", secrets);
        PrivateFile.write(secrets.resolve("ami-secret"), amiSecret);
        PrivateFile.write(secrets.resolve("dialplan-token"), FakeRoutingServer.TOKEN);
        postgres.execute("asterisk", readResource("realtime-tables.sql"));
        postgres.execute("ami_bridge", readResource("cel-table.sql"));
        insertEndpoint("ip-one", "from-trunk", carrier.address(), carrier.host());
        insertEndpoint("shop", "from-client", client.address(), client.host());
        insertEndpoint("desk", "from-client", desk.address(), desk.host);
        insertEndpoint("timed-desk", "from-client", desk.address(), desk.host);
        insertEndpoint("hold-desk", "from-client", desk.address(), desk.host);
        postgres.execute("asterisk", """
                UPDATE ps_endpoints SET rtp_timeout = 5, rtp_timeout_hold = 1000 WHERE id = 'timed-desk';
                UPDATE ps_endpoints SET rtp_timeout = 1000, rtp_timeout_hold = 2 WHERE id = 'hold-desk'
                """);
        insertPrefixDialplan("9", "ip-one", "STRIPPED");
        insertPrefixDialplan("8", "ip-one", "TRUNKLINE_WRITTEN");
        insertRegistrations();
        node = new AsteriskNode(more.apply(NodeSettings.onFreePorts(secrets)
                .withDatabase(postgres.host(), postgres.port())
                .withDialplanUrl(routing.url())
                .withVariable("NODE_PREFIXLIMIT", PREFIX_LIMIT)
                .withVariable("NODE_CALLLIMIT", CALL_LIMIT_SECONDS)));
        node.start();
    }

    private void createDatabase(String name, String guest, Path secrets) {
        postgres.createDatabase(name, "owner_of_" + name);
        String password = Passwords.random();
        PrivateFile.write(secrets.resolve("database-" + guest), password);
        try (Connection superuser = postgres.connect("postgres")) {
            DatabaseSetup databases = new DatabaseSetup(superuser);
            databases.createRole(guest, password);
            if (guest.equals("asterisk_cel")) {
                databases.acceptAnyBytes(guest);
            }
            databases.grantConnect(name, guest);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Adds a client at the address of `desk` with another value in one column.
    void insertDeskWith(String id, String column, String value) {
        insertEndpoint(id, "from-client", desk.address(), desk.host);
        postgres.execute("asterisk", "UPDATE ps_endpoints SET %s = '%s' WHERE id = '%s'".formatted(column, value, id));
    }

    private void insertEndpoint(String id, String context, String address, String host) {
        postgres.execute("asterisk", """
                INSERT INTO ps_aors (id, contact) VALUES ('%1$s', 'sip:%3$s');
                INSERT INTO ps_endpoint_id_ips (id, endpoint, match) VALUES ('%1$s', '%1$s', '%4$s');
                INSERT INTO ps_endpoints (id, transport, aors, context, disallow, allow, direct_media, identify_by,
                    trust_id_inbound, accountcode, send_connected_line, allow_transfer)
                VALUES ('%1$s', 'transport-udp', '%1$s', '%2$s', 'all', 'ulaw', 'no', 'ip', 'yes', '%1$s', 'no', 'no')
                """.formatted(id, context, address, host));
    }

    /// Adds two carriers at one address: `<transport>-ip` with a contact, and `<transport>-reg`, with which the node
    /// registers as `user1`.
    void insertCarriersOver(String transport, SippAnswerer at) {
        insertCarriersOver(transport, at.address(), at.host());
    }

    /// The same at a URI with this host and port.
    void insertCarriersOver(String transport, String hostAndPort, String address) {
        String uri = hostAndPort + "^3Btransport=" + transport;
        insertEndpoint(transport + "-ip", "from-trunk", uri, address);
        insertEndpoint(transport + "-reg", "from-trunk", uri, address);
        postgres.execute("asterisk", """
                UPDATE ps_aors SET contact = '' WHERE id = '%1$s-reg';
                UPDATE ps_endpoints SET transport = 'transport-%1$s' WHERE id IN ('%1$s-ip', '%1$s-reg');
                INSERT INTO ps_auths VALUES ('%1$s-reg', 'userpass', 'user1', 'secret1');
                INSERT INTO ps_registrations VALUES ('%1$s-reg', 'sip:%2$s', 'sip:user1@%3$s', '%1$s-reg', '%1$s-reg', 'yes',
                    '%1$s-reg', 0, 'transport-%1$s');
                """.formatted(transport, uri, address));
        node.command("module reload res_pjsip_outbound_registration.so");
    }

    /// Adds a carrier with a contact that is reached over TLS.
    void insertTlsCarrier(String id, SippAnswerer at) {
        insertEndpoint(id, "from-trunk", at.address() + "^3Btransport=tls", at.host());
        postgres.execute("asterisk", "UPDATE ps_endpoints SET transport = 'transport-tls' WHERE id = '" + id + "'");
    }

    /// Adds a carrier with variables.
    ///
    /// @param variables `<name>=<value>`, separated by `;`, as realtime-writer encodes them
    void insertCarrierWith(String variables, String id, String address, String host) {
        insertEndpoint(id, "from-trunk", address, host);
        postgres.execute(
                "asterisk",
                "UPDATE ps_endpoints SET set_var = '%s' WHERE id = '%s'".formatted(variables.replace("'", "''"), id));
    }

    private void insertRegistrations() {
        insertEndpoint("reg-one", "from-trunk", registrar.address(), registrar.host());
        postgres.execute("asterisk", """
                INSERT INTO ps_auths VALUES ('reg-one', 'userpass', 'user1', 'secret1'), ('walk-in', 'userpass', 'walk-in', 'knock');
                INSERT INTO ps_registrations VALUES ('reg-one', 'sip:%1$s', 'sip:user1@%1$s', 'reg-one', 'reg-one', 'yes', 'reg-one', 0);
                INSERT INTO ps_aors (id, max_contacts) VALUES ('walk-in', 1);
                INSERT INTO ps_endpoints (id, transport, aors, auth, context, disallow, allow, direct_media, send_connected_line, rewrite_contact)
                VALUES ('walk-in', 'transport-udp', 'walk-in', 'walk-in', 'from-client', 'all', 'ulaw', 'no', 'no', 'yes')
                """.formatted(registrar.address()));
    }

    /// Adds a client that registers, with hashes in place of its password and no transport, as realtime-writer does.
    void insertClientWithHashes(String id, String password) {
        String credentials = id + ":trunkline:" + password;
        postgres.execute(
                "asterisk", """
                INSERT INTO ps_auths (id, auth_type, username, realm, password_digest, supported_algorithms_uas)
                VALUES ('%1$s', 'userpass', '%1$s', 'trunkline', 'MD5:%2$s,SHA-256:%3$s', 'MD5,SHA-256');
                INSERT INTO ps_aors (id, max_contacts) VALUES ('%1$s', 9);
                INSERT INTO ps_endpoints (id, aors, auth, context) VALUES ('%1$s', '%1$s', '%1$s', 'from-client')
                """.formatted(id, Digests.hash("MD5", credentials), Digests.hash("SHA-256", credentials)));
    }

    /// @param number the variable with the number to dial
    private void insertPrefixDialplan(String prefix, String carrierId, String number) {
        insertExtension(prefix, 1, "NoOp", "Outbound via " + carrierId);
        insertExtension(prefix, 2, "Set", "STRIPPED=${FILTER(0-9+,${EXTEN:" + prefix.length() + "})}");
        insertExtension(prefix, 3, "Gosub", "trunkline-prefix,s,1(" + carrierId + "," + prefix + ")");
        insertExtension(prefix, 4, "Dial", "PJSIP/${" + number + "}@" + carrierId + ",3,ib(trunkline-dialed^s^1)");
        insertExtension(prefix, 5, "Hangup", "");
    }

    private void insertExtension(String prefix, int priority, String app, String data) {
        postgres.execute(
                "asterisk",
                "INSERT INTO extensions VALUES (%d, 'from-campaign', '_%sX.', %d, '%s', '%s')"
                        .formatted(nextExtensionId++, prefix, priority, app, data));
    }

    private static String readResource(String name) {
        try (InputStream file = NodeTestEnvironment.class.getResourceAsStream("/asterisk/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException(name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Calls a number through the carrier `ip-one`; the caller hangs up three seconds after the answer.
    SippCaller.EndedCall callIn(String number) {
        return new SippCaller(carrier.host(), "15551230000", Duration.ofSeconds(3))
                .call(number, node.host(), node.sipPort());
    }

    /// Places a call like ami-bridge; its answered leg is connected to `join`.
    void originate(String call, String channel, String join) {
        originate(call, channel, join, "", Map.of());
    }

    /// The same with a caller ID and further variables.
    void originate(String call, String channel, String join, String callerId, Map<String, String> variables) {
        String[] place = join.split("@");
        String more = (callerId.isEmpty() ? "" : "CallerID: " + callerId + "\n")
                + variables.entrySet().stream()
                        .map(variable -> "Variable: " + variable.getKey() + "=" + variable.getValue() + "\n")
                        .collect(Collectors.joining());
        String actions = """
                Action: Login
                Username: trunkline
                Secret: %s

                Action: Originate
                Channel: Local/%s/n
                ChannelId: %s
                Context: %s
                Exten: %s
                Priority: 1
                Variable: __TRUNKLINE_CALL=%s
                %sAsync: true

                """.formatted(amiSecret, channel, call, place[1], place[0], call, more);
        try (Socket ami = new Socket(node.host(), node.amiPort())) {
            ami.getOutputStream().write(actions.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(ami.getInputStream(), StandardCharsets.US_ASCII));
            String line = said.readLine();
            while (line != null && !line.contains("Originate successfully queued")) {
                line = said.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AmiRecorder recordAmi() {
        return new AmiRecorder(node, amiSecret);
    }

    /// The current channels.
    long channelCount() {
        return node.command("core show channels concise")
                .lines()
                .filter(line -> line.contains("!"))
                .count();
    }

    @Override
    public void close() {
        node.close();
        carrier.close();
        client.close();
        desk.close();
        registrar.close();
        postgres.close();
        routing.close();
    }
}
