package io.trunkline.provisioning.carriers.domain;

import io.trunkline.provisioning.endpoints.domain.SaveWarning;
import java.util.List;

/// Warns when the dial prefix of one carrier starts with that of another. Of several matching patterns in the
/// realtime dialplan, Asterisk 22 uses the longest. With the prefixes 9 and 91, every number dialed as 91… uses the
/// carrier with prefix 91, even if prefix 9 and a number starting with 1 was meant.
public final class PrefixOverlap {
    private PrefixOverlap() {}

    /// A carrier's name and its dial prefix.
    public record CarrierPrefix(String name, DialPrefix prefix) {}

    /// One warning for each other carrier whose prefix overlaps.
    public static List<SaveWarning> warnings(CarrierPrefix saved, List<CarrierPrefix> others) {
        return others.stream()
                .filter(other -> saved.prefix().isPrefixOf(other.prefix())
                        || other.prefix().isPrefixOf(saved.prefix()))
                .map(other -> saved.prefix().isPrefixOf(other.prefix()) ? warning(saved, other) : warning(other, saved))
                .toList();
    }

    private static SaveWarning warning(CarrierPrefix shorter, CarrierPrefix longer) {
        var rest = longer.prefix().digits().substring(shorter.prefix().digits().length());
        return new SaveWarning(
                "carrier.prefix-overlaps",
                "Numbers dialed as %s… use '%s' (prefix %s), even if prefix %s and a number starting with %s was meant. '%s' gets all other numbers starting with %s."
                        .formatted(
                                longer.prefix().digits(),
                                longer.name(),
                                longer.prefix().digits(),
                                shorter.prefix().digits(),
                                rest,
                                shorter.name(),
                                shorter.prefix().digits()));
    }
}
