package io.trunkline.nodetests.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trunkline.testkit.Await;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Registrations with MD5 and with SHA-256 (RFC 8760): ours with a carrier, and those of clients. Of the passwords of
/// clients the node has only hashes.
class DigestAlgorithmsIT {
    private final NodeTestEnvironment environment = NodeTestEnvironment.shared();

    @ParameterizedTest
    @CsvSource({"MD5, ''", "SHA-256, ''", "MD5, carrier.example"})
    void a_registrar_that_offers_one_algorithm_gets_its_response(String algorithm, String realm) throws IOException {
        try (DigestRegistrar registrar = new DigestRegistrar(algorithm, "user7", "s3cret; ^ of seven")) {
            register("digest", realm, registrar);

            Await.until(
                    "the registrar has a response", () -> !registrar.verified().isEmpty());
            assertThat(registrar.verified().getFirst()).isTrue();
        } finally {
            unregister("digest");
        }
    }

    @Test
    void a_registrar_of_another_realm_than_that_of_the_password_gets_no_response() throws IOException {
        try (DigestRegistrar registrar = new DigestRegistrar("MD5", "user7", "s3cret; ^ of seven")) {
            register("other-realm", "elsewhere.example", registrar);

            Await.until(
                    "it is rejected",
                    () -> environment
                            .node
                            .command("pjsip show registrations")
                            .lines()
                            .anyMatch(line -> line.contains("other-realm/") && line.contains(" Rejected")));
            assertThat(registrar.verified()).isEmpty();
        } finally {
            unregister("other-realm");
        }
    }

    private void register(String id, String realm, DigestRegistrar registrar) {
        environment.postgres.execute("asterisk", """
                INSERT INTO ps_auths (id, auth_type, username, password, supported_algorithms_uac, realm)
                VALUES ('%1$s', 'userpass', 'user7', 's3cret^3B ^5E of seven', 'MD5,SHA-256', nullif('%3$s', ''));
                INSERT INTO ps_aors (id, contact) VALUES ('%1$s', '');
                INSERT INTO ps_endpoints (id, transport, aors, context, outbound_auth)
                VALUES ('%1$s', 'transport-udp', '%1$s', 'from-trunk', '%1$s');
                INSERT INTO ps_registrations VALUES
                    ('%1$s', 'sip:%2$s', 'sip:user7@%2$s', '%1$s', '%1$s', 'yes', '%1$s', 0, 'transport-udp');
                """.formatted(id, registrar.address(), realm));
        environment.node.command("module reload res_pjsip_outbound_registration.so");
    }

    private void unregister(String id) {
        for (String table : List.of("ps_registrations", "ps_auths", "ps_aors", "ps_endpoints")) {
            environment.postgres.execute("asterisk", "DELETE FROM " + table + " WHERE id = '" + id + "'");
        }
        environment.node.command("module reload res_pjsip_outbound_registration.so");
    }

    @Test
    void a_client_registers_with_either_algorithm_against_the_hashes_of_its_password() throws IOException {
        environment.insertClientWithHashes("hashed", "knock-knock");
        var phone = new DigestPhone(environment.node.sipPort(), "hashed");

        assertThat(phone.challenges())
                .extracting(DigestPhone.Challenge::algorithm, DigestPhone.Challenge::realm)
                .containsExactly(tuple("MD5", "trunkline"), tuple("SHA-256", "trunkline"));
        assertThat(phone.register("SHA-256", "knock-knock")).isEqualTo(200);
        assertThat(phone.register("MD5", "knock-knock")).isEqualTo(200);
        assertThat(phone.register("SHA-256", "knock")).isEqualTo(401);
        assertThat(environment.node.command("pjsip show auth hashed")).doesNotContain("knock");
    }
}
