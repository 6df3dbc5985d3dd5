package io.trunkline.ami.connection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/// [io.trunkline.ami.connection.AmiOverTlsIT] has the failures that a real Asterisk shows.
class ConnectionFailuresTest {

    @Test
    void an_expired_certificate_is_not_reported_as_untrusted() {
        Throwable invalid = new CertPathValidatorException("validity", new CertificateExpiredException("NotAfter"));

        assertThat(ConnectionFailures.of(new SSLHandshakeException("PKIX path validation failed", invalid)))
                .isEqualTo(ConnectionFailure.CERTIFICATE_EXPIRED);
    }

    @Test
    void failures_of_the_network_are_told_from_each_other() {
        assertThat(ConnectionFailures.of(new ConnectException("refused"))).isEqualTo(ConnectionFailure.UNREACHABLE);
        assertThat(ConnectionFailures.of(new UnknownHostException("ast9"))).isEqualTo(ConnectionFailure.UNREACHABLE);
        assertThat(ConnectionFailures.of(new TimeoutException())).isEqualTo(ConnectionFailure.NO_RESPONSE);
        assertThat(ConnectionFailures.of(new IOException("disconnected"))).isEqualTo(ConnectionFailure.OTHER);
    }
}
