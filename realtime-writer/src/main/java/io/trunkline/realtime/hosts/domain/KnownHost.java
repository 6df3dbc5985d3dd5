package io.trunkline.realtime.hosts.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of a host. New addresses count at once. One that an answer no longer has stays for a day: a provider
/// may rotate its addresses, and calls from an unknown address are refused.
///
/// @param name a host name, or the name of SRV records
/// @param addresses sorted; empty for a name that has never resolved
/// @param resolvedAt the latest answer with addresses; null before the first one
/// @param failing null after a lookup that found addresses
public record KnownHost(
        String name,
        List<KnownAddress> addresses,
        @Nullable Instant resolvedAt,
        Instant nextLookupAt,
        @Nullable FailedLookups failing) {
    /// Names that answer with a few of very many addresses must not fill the tables.
    static final int MAX_ADDRESSES = 100;

    /// A host that was never looked up.
    public static KnownHost unknown(String name) {
        return new KnownHost(name, List.of(), null, Instant.EPOCH, null);
    }

    /// What is known after an answer. Without any address in it, all known ones stay, however long that lasts.
    public KnownHost after(Answer answer, LookupRules rules, Instant now) {
        if (answer.addresses().isEmpty()) {
            FailedLookups failures = failures(answer.failure().orElse(LookupFailure.UNKNOWN_HOST), now);
            return new KnownHost(
                    name, addresses, resolvedAt, now.plus(rules.afterFailures(failures.count())), failures);
        }
        return new KnownHost(
                name, merged(answer, rules, now), now, now.plus(rules.interval(answer.timeToLive())), null);
    }

    private FailedLookups failures(LookupFailure failure, Instant now) {
        return failing == null
                ? new FailedLookups(failure, now, 1)
                : new FailedLookups(failure, failing.since(), failing.count() + 1);
    }

    /// The addresses that identify the host's calls.
    public List<String> matches() {
        return addresses.stream().map(KnownAddress::address).toList();
    }

    /// Whether several lookups in a row failed for this reason.
    public boolean isFailing(LookupFailure failure) {
        return failing != null && failing.isRepeated() && failing.failure() == failure;
    }

    private List<KnownAddress> merged(Answer answer, LookupRules rules, Instant now) {
        Stream<KnownAddress> present = answer.addresses().stream().map(address -> new KnownAddress(address, null));
        Stream<KnownAddress> absent = addresses.stream()
                .filter(known -> !answer.addresses().contains(known.address()))
                .map(known -> answer.isComplete() ? missing(known, now) : known)
                .filter(known -> known.missingSince() == null
                        || now.isBefore(known.missingSince().plus(rules.keepMissing())));
        return Stream.concat(present, absent)
                .sorted(Comparator.comparing(KnownHost::lastSeen).reversed())
                .limit(MAX_ADDRESSES)
                .sorted(Comparator.comparing(KnownAddress::address))
                .toList();
    }

    private static Instant lastSeen(KnownAddress known) {
        return known.missingSince() == null ? Instant.MAX : known.missingSince();
    }

    private static KnownAddress missing(KnownAddress known, Instant now) {
        return known.missingSince() == null ? new KnownAddress(known.address(), now) : known;
    }
}
