package io.trunkline.ami.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.ami.RealNodeFixture;
import io.trunkline.ami.TestEnvironment;
import io.trunkline.ami.connection.domain.ConnectionFailure;
import io.trunkline.servers.TcpPorts;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Asterisk that serves AMI by TLS fulfills the contract. Its certificate is for `localhost`.
class AmiOverTlsIT implements AmiContract {

    private static final TestAuthority CA = new TestAuthority();
    private static final TestAuthority.Signed CERTIFICATE = CA.sign("node", "dns:localhost");
    private static final int PORT = TcpPorts.findFree();
    private static final RealNodeFixture NODE = new RealNodeFixture(
            TestEnvironment.POSTGRES,
            "ast1",
            Map.of(
                    "NODE_AMITLSCERTIFICATE", CERTIFICATE.certificate(),
                    "NODE_AMITLSKEY", CERTIFICATE.key(),
                    "NODE_AMITLSPORT", PORT));
    private final List<ConnectionFixture> links = new ArrayList<>();

    @BeforeAll
    static void start() throws SQLException {
        NODE.start();
    }

    @AfterAll
    static void end() {
        NODE.close();
    }

    @AfterEach
    void close() {
        links.forEach(ConnectionFixture::close);
    }

    @Override
    public ConnectionFixture connect() {
        return connect("localhost", PORT, CA.caCertificate());
    }

    private ConnectionFixture connect(String host, int port, @Nullable Path trusted) {
        ConnectionFixture link =
                new ConnectionFixture(host, port, NODE.secretFile(), new NodeSettings.Tls(true, trusted));
        links.add(link);
        return link;
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_refused() {
        assertRefused(
                connect("localhost", PORT, new TestAuthority().caCertificate()),
                ConnectionFailure.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void without_a_file_only_the_authorities_of_the_jvm_are_trusted() {
        assertRefused(connect("localhost", PORT, null), ConnectionFailure.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void a_certificate_for_another_host_name_is_refused() {
        assertRefused(connect("127.0.0.1", PORT, CA.caCertificate()), ConnectionFailure.CERTIFICATE_WRONG_HOST);
    }

    @Test
    void a_port_without_tls_is_refused() {
        assertRefused(connect("localhost", NODE.node().amiPort(), CA.caCertificate()), ConnectionFailure.TLS_FAILED);
    }

    @Test
    void a_renewed_certificate_is_accepted_when_the_file_has_its_authority(@TempDir Path folder) throws IOException {
        Path trusted = folder.resolve("trusted.pem");
        ConnectionFixture link = connect("localhost", PORT, trusted);
        assertRefused(link, ConnectionFailure.UNREADABLE_FILE);

        Files.writeString(trusted, "no certificate");
        Await.until("another attempt", () -> link.status.failure() == ConnectionFailure.UNREADABLE_FILE);
        Files.write(trusted, Files.readAllBytes(CA.caCertificate()));

        link.awaitConnected();
        assertThat(link.status.failure()).isNull();
    }

    private static void assertRefused(ConnectionFixture link, ConnectionFailure reason) {
        Await.until("an attempt has failed", Duration.ofSeconds(10), () -> link.status.failure() != null);
        assertThat(link.status.failure()).isEqualTo(reason);
        assertThat(link.status.loginCount()).isZero();
    }
}
