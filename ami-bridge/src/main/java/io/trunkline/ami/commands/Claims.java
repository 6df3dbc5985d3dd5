package io.trunkline.ami.commands;

import io.trunkline.ami.retention.Forgetful;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Who carries out a command.
interface Claims extends Forgetful {

    /// @return false when it has been claimed before, by whomever
    Mono<Boolean> claim(UUID command, String node, String kind, Instant now);
}
