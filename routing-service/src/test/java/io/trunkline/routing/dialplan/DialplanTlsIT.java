package io.trunkline.routing.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.servers.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The dialplan's port by TLS. A request without the token is answered 401.
class DialplanTlsIT {
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final TestAuthority.Signed SERVER = AUTHORITY.sign("server", "dns:localhost");
    private static final TestAuthority.Signed NODE = AUTHORITY.sign("node", "dns:ast1");

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;
    private DialplanServer server;

    @BeforeEach
    void copyCertificate() throws IOException {
        certificate = Files.copy(SERVER.certificate(), folder.resolve("server.pem"));
        key = Files.copy(SERVER.key(), folder.resolve("server.key"));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void a_client_that_trusts_the_authority_is_answered() throws Exception {
        start(null);

        assertThat(status(AUTHORITY.context(NODE))).isEqualTo(401);
    }

    @Test
    void a_client_that_does_not_trust_the_authority_sends_nothing() {
        start(null);
        TestAuthority other = new TestAuthority();

        assertThatThrownBy(() -> status(other.context(other.sign("node", "dns:ast1"))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void plain_http_is_not_answered() {
        start(null);

        assertThatThrownBy(() -> send(HttpClient.newHttpClient(), "http")).isInstanceOf(IOException.class);
    }

    @Test
    void with_authorities_of_nodes_a_client_needs_a_certificate() throws Exception {
        start(AUTHORITY.caCertificate());

        assertThat(status(AUTHORITY.context(NODE))).isEqualTo(401);
        assertThatThrownBy(() -> status(AUTHORITY.contextWithoutCertificate())).isInstanceOf(IOException.class);
    }

    @Test
    void a_renewed_certificate_is_used_for_the_next_connection() throws Exception {
        start(null);
        TestAuthority next = new TestAuthority();
        TestAuthority.Signed renewed = next.sign("server", "dns:localhost");

        Files.copy(renewed.key(), key, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(renewed.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);

        Await.until("it is used", () -> status(next.context(renewed)) == 401);
    }

    @Test
    void an_invalid_file_ends_the_start_and_later_changes_nothing() throws Exception {
        start(null);
        Files.writeString(certificate, "no certificate");

        assertThat(status(AUTHORITY.context(NODE))).isEqualTo(401);
        assertThatThrownBy(() -> new DialplanServer(settings(null), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("trunkline.dialplan.tls")
                .hasMessageContaining(certificate.toString());
    }

    private void start(Path clientCertificates) {
        server = new DialplanServer(settings(clientCertificates), null);
        server.start();
    }

    private DialplanSettings settings(Path clientCertificates) {
        return new DialplanSettings(
                "localhost",
                0,
                folder.resolve("token"),
                1,
                Duration.ofMillis(800),
                new DialplanSettings.Tls(certificate, key, clientCertificates));
    }

    /// With a connection of its own.
    private int status(SSLContext context) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build()) {
            return send(http, "https");
        }
    }

    private int send(HttpClient http, String scheme) throws IOException, InterruptedException {
        URI uri = URI.create(scheme + "://localhost:" + server.port() + "/dialplan/next");
        return http.send(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
