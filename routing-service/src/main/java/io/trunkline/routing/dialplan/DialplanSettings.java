package io.trunkline.routing.dialplan;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `trunkline.dialplan.*`.
///
/// @param port          0 for any free port
/// @param tokenFile     file with the bearer token; created when missing
/// @param answerSeconds how long the dialplan waits for an answer; asterisk/run reads the same setting
/// @param timeout       time for one answer, shorter than that
@ConfigurationProperties("trunkline.dialplan")
record DialplanSettings(String host, int port, Path tokenFile, int answerSeconds, Duration timeout) {
    DialplanSettings {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofSeconds(answerSeconds)) >= 0) {
            throw new IllegalArgumentException(
                    "trunkline.dialplan.timeout must be below trunkline.dialplan.answer-seconds");
        }
    }
}
