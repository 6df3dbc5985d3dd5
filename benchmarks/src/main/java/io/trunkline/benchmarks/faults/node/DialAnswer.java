package io.trunkline.benchmarks.faults.node;

import io.trunkline.events.calls.PartyIds;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The parts of a `DIAL` line that the node uses.
///
/// @param endpoint the endpoint id to dial
record DialAnswer(UUID lease, String endpoint, PartyIds ids) {

    /// Empty for any other answer.
    static Optional<DialAnswer> parse(String line) {
        String[] parts = line.split("\\|", -1);
        if (!parts[0].equals("DIAL")) {
            return Optional.empty();
        }
        String[] ids = parts[5].split(",", -1);
        String dialled = parts[2].substring("PJSIP/".length());
        String endpoint = dialled.contains("@") ? dialled.substring(dialled.indexOf('@') + 1) : dialled.split("/")[0];
        return Optional.of(new DialAnswer(
                UUID.fromString(parts[1]),
                endpoint,
                new PartyIds(
                        parseId(ids[0]),
                        parseId(ids[1]),
                        parseId(ids[2]),
                        parseId(ids[3]),
                        parseId(ids[4]),
                        parseId(ids[5]))));
    }

    private static @Nullable UUID parseId(String text) {
        return text.isEmpty() ? null : UUID.fromString(text);
    }
}
