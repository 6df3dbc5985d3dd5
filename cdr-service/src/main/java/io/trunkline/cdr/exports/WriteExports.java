package io.trunkline.cdr.exports;

import io.trunkline.cdr.callrecords.CallRecordLines;
import io.trunkline.messaging.loop.BackgroundLoop;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/// Writes the files of exports, part by part. A part is one transaction with the position after it, so another
/// replica goes on with the next part after one was killed.
@Configuration(proxyBeanMethods = false)
class WriteExports {
    private static final Logger LOG = LoggerFactory.getLogger(WriteExports.class);

    /// An order wakes the loop of its replica; this is for those of a replica that ended.
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final int MAX_FAILURES = 3;

    /// Of a part with filters that hardly any record matches.
    private static final Duration PART_TIMEOUT = Duration.ofMinutes(5);

    private final SqlExports exports;
    private final CallRecordLines lines;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final DataSize maxSize;

    WriteExports(
            SqlExports exports,
            CallRecordLines lines,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${trunkline.cdr.export-max-size}") DataSize maxSize) {
        this.exports = exports;
        this.lines = lines;
        this.transaction = transaction;
        this.clock = clock;
        this.maxSize = maxSize;
    }

    @Bean
    BackgroundLoop exportLoop() {
        return BackgroundLoop.named("exports").poll(INTERVAL, PART_TIMEOUT.plusSeconds(5), this::writePart);
    }

    /// Writes the next part of an export.
    ///
    /// @return whether there may be more to write now
    Mono<Boolean> writePart() {
        return exports.next()
                .flatMap(export -> writePart(export).onErrorResume(RuntimeException.class, e -> failed(export, e)))
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> writePart(Export candidate) {
        return exports.lock()
                .filter(locked -> locked)
                .flatMap(_ -> exports.limitStatements(PART_TIMEOUT).then(exports.next()))
                // another replica may have gone on with it meanwhile
                .filter(export -> export.id().equals(candidate.id()))
                .flatMap(this::readAndStore)
                .timeout(PART_TIMEOUT)
                .as(transaction::transactional);
    }

    private Mono<Boolean> readAndStore(Export export) {
        return lines.read(export.selection(), export.format(), export.after())
                .flatMap(part -> store(export, part))
                .thenReturn(true);
    }

    private Mono<Void> store(Export export, CallRecordLines.Part part) {
        var content = Gzip.compress(part.text().getBytes(StandardCharsets.UTF_8));
        return exports.usedBytes()
                .flatMap(used -> used + content.length > maxSize.toBytes()
                        ? exports.fail(export.id(), Export.Failure.SPACE, clock.instant())
                        : exports.addPart(export, part, content, clock.instant()));
    }

    private Mono<Boolean> failed(Export export, RuntimeException failure) {
        LOG.warn("a part of the export {} could not be written", export.id(), failure);
        return exports.countFailure(export.id(), clock.instant())
                .filter(failures -> failures >= MAX_FAILURES)
                .flatMap(_ -> exports.fail(export.id(), Export.Failure.ERROR, clock.instant()))
                .thenReturn(false);
    }
}
