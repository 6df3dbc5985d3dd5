package io.trunkline.testkit.asterisk;

import io.trunkline.servers.Databases;
import io.trunkline.servers.Passwords;
import io.trunkline.servers.PrivateFile;
import io.trunkline.testkit.servers.PostgresServer;
import io.trunkline.testkit.servers.TestFolder;
import io.trunkline.testkit.servers.TestServers;
import io.trunkline.testkit.sipp.Answerer;
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

/// A node with its databases and rows written by hand: carrier `ip-one` (prefix 9) at one address, client `shop` at
/// another, carrier `reg-one` that we register with, client `walk-in` that registers with us.
final class NodeUnderTest implements AutoCloseable {
    static final int PREFIX_LIMIT = 1;
    static final int CALL_LIMIT_SECONDS = 6;

    private final String amiSecret = Passwords.random();
    final StandInRouting routing = new StandInRouting();
    final PostgresServer postgres = TestServers.postgres();
    final Answerer carrier = Answerer.start();
    final Answerer client = Answerer.start();
    final Answerer registrar = Answerer.start(Answerer.Options.plain().registrar("user1", "secret1"));
    final AsteriskNode node;
    private int nextRow = 1;

    NodeUnderTest() {
        this("");
    }

    /// @param overflow dial string of the overflow target, or empty
    NodeUnderTest(String overflow) {
        Path secrets = TestFolder.make("secrets");
        postgres.start();
        database("asterisk", "asterisk_ara", secrets);
        database("ami_bridge", "asterisk_cel", secrets);
        PrivateFile.write(secrets.resolve("ami-secret"), amiSecret);
        PrivateFile.write(secrets.resolve("dialplan-token"), StandInRouting.TOKEN);
        postgres.execute("asterisk", resource("realtime-tables.sql"));
        postgres.execute("ami_bridge", resource("cel-table.sql"));
        endpoint("ip-one", "from-trunk", carrier);
        endpoint("shop", "from-client", client);
        prefixBlock("9", "ip-one");
        registrations();
        node = new AsteriskNode(NodeSettings.onFreePorts(secrets)
                .database(postgres.host(), postgres.port())
                .dialplan(routing.url())
                .with("NODE_PREFIXLIMIT", PREFIX_LIMIT)
                .with("NODE_OVERFLOW", overflow)
                .with("NODE_CALLLIMIT", CALL_LIMIT_SECONDS));
        node.start();
    }

    private void database(String name, String guest, Path secrets) {
        postgres.createDatabase(name, "owner_of_" + name);
        String password = Passwords.random();
        PrivateFile.write(secrets.resolve("database-" + guest), password);
        try (Connection superuser = postgres.connect("postgres")) {
            Databases databases = new Databases(superuser);
            databases.role(guest, password);
            databases.guest(name, guest);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void endpoint(String id, String context, Answerer at) {
        postgres.execute("asterisk", """
                INSERT INTO ps_aors (id, contact) VALUES ('%1$s', 'sip:%3$s');
                INSERT INTO ps_endpoint_id_ips (id, endpoint, match) VALUES ('%1$s', '%1$s', '%4$s');
                INSERT INTO ps_endpoints (id, transport, aors, context, disallow, allow, direct_media, identify_by,
                    accountcode, send_connected_line, allow_transfer)
                VALUES ('%1$s', 'transport-udp', '%1$s', '%2$s', 'all', 'ulaw', 'no', 'ip', '%1$s', 'no', 'no')
                """.formatted(id, context, at.address(), at.host()));
    }

    private void registrations() {
        endpoint("reg-one", "from-trunk", registrar);
        postgres.execute("asterisk", """
                INSERT INTO ps_auths VALUES ('reg-one', 'userpass', 'user1', 'secret1'), ('walk-in', 'userpass', 'walk-in', 'knock');
                INSERT INTO ps_registrations VALUES ('reg-one', 'sip:%1$s', 'sip:user1@%1$s', 'reg-one', 'reg-one', 'yes', 'reg-one', 0);
                INSERT INTO ps_aors (id, max_contacts) VALUES ('walk-in', 1);
                INSERT INTO ps_endpoints (id, transport, aors, auth, context, disallow, allow, direct_media, send_connected_line, rewrite_contact)
                VALUES ('walk-in', 'transport-udp', 'walk-in', 'walk-in', 'from-client', 'all', 'ulaw', 'no', 'no', 'yes')
                """.formatted(registrar.address()));
    }

    private void prefixBlock(String prefix, String carrierId) {
        row(prefix, 1, "NoOp", "Outbound via " + carrierId);
        row(prefix, 2, "Set", "STRIPPED=${FILTER(0-9+,${EXTEN:" + prefix.length() + "})}");
        row(prefix, 3, "Gosub", "trunkline-prefix,s,1(" + carrierId + "," + prefix + ")");
        row(prefix, 4, "Dial", "PJSIP/${STRIPPED}@" + carrierId + ",3,ib(trunkline-dialled^s^1)");
        row(prefix, 5, "Hangup", "");
    }

    private void row(String prefix, int priority, String app, String data) {
        postgres.execute(
                "asterisk",
                "INSERT INTO extensions VALUES (%d, 'from-campaign', '_%sX.', %d, '%s', '%s')"
                        .formatted(nextRow++, prefix, priority, app, data));
    }

    private static String resource(String name) {
        try (InputStream file = NodeUnderTest.class.getResourceAsStream("/asterisk/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException(name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Places a call as ami-bridge does; its answered leg joins `join`.
    void originate(String call, String channel, String join) {
        String[] place = join.split("@");
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
                Async: true

                """.formatted(amiSecret, channel, call, place[1], place[0], call);
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

    AmiTap listen() {
        return new AmiTap(node, amiSecret);
    }

    /// Channels that exist now.
    long channels() {
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
        registrar.close();
        postgres.close();
        routing.close();
    }
}
