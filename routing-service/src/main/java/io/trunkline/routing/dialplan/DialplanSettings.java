package io.trunkline.routing.dialplan;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `trunkline.dialplan.*`.
///
/// @param port          0 for any free port
/// @param tokenFile     file with the bearer token; created when missing
/// @param answerSeconds how long the dialplan waits for an answer; asterisk/run reads the same setting
/// @param timeout       time for one answer, shorter than that
/// @param tls           with a certificate, the port speaks TLS only
@ConfigurationProperties("trunkline.dialplan")
record DialplanSettings(
        String host,
        int port,
        Path tokenFile,
        int answerSeconds,
        Duration timeout,
        @DefaultValue Tls tls) {
    DialplanSettings {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofSeconds(answerSeconds)) >= 0) {
            throw new IllegalArgumentException(
                    "trunkline.dialplan.timeout must be below trunkline.dialplan.answer-seconds");
        }
    }

    /// PEM files.
    ///
    /// @param certificate        of this server, then those that signed it; null: no TLS
    /// @param key                its private key (PKCS #8)
    /// @param clientCertificates of the authorities that may have signed the certificate of a node; null: a node
    ///     needs none
    record Tls(
            @Nullable Path certificate,
            @Nullable Path key,
            @Nullable Path clientCertificates) {
        Tls {
            if ((certificate == null) != (key == null)) {
                throw new IllegalArgumentException(
                        "trunkline.dialplan.tls.certificate and trunkline.dialplan.tls.key belong together");
            }
            if (certificate == null && clientCertificates != null) {
                throw new IllegalArgumentException(
                        "trunkline.dialplan.tls.client-certificates requires trunkline.dialplan.tls.certificate");
            }
        }
    }
}
