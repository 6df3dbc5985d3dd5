package io.trunkline.provisioning.carriers.domain;

import java.util.List;

/// What happens when the prefix of one carrier begins that of another. Of the patterns in Asterisk's realtime
/// dialplan the longest string wins (measured on Asterisk 22), so with 9 and 91 every number dialled as 91… is
/// the second's, also the one that was meant as 9 and 1….
public final class PrefixOverlap {
    private PrefixOverlap() {}

    /// A carrier's name and the prefix it has.
    public record CarrierPrefix(String name, DialPrefix prefix) {}

    /// One notice for each of the others whose prefix begins this one or begins with it.
    public static List<SaveWarning> warnings(CarrierPrefix saved, List<CarrierPrefix> others) {
        return others.stream()
                .filter(other -> saved.prefix().isPrefixOf(other.prefix())
                        || other.prefix().isPrefixOf(saved.prefix()))
                .map(other -> saved.prefix().isPrefixOf(other.prefix()) ? warning(saved, other) : warning(other, saved))
                .toList();
    }

    private static SaveWarning warning(CarrierPrefix shorter, CarrierPrefix longer) {
        var lost = longer.prefix().digits().substring(shorter.prefix().digits().length());
        return new SaveWarning(
                "carrier.prefix-overlaps",
                "Numbers dialled as %s… go to '%s' (prefix %s), also where prefix %s and a number beginning with %s was meant; '%s' gets what else begins with %s."
                        .formatted(
                                longer.prefix().digits(),
                                longer.name(),
                                longer.prefix().digits(),
                                shorter.prefix().digits(),
                                lost,
                                shorter.name(),
                                shorter.prefix().digits()));
    }
}
