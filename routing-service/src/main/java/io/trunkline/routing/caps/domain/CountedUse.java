package io.trunkline.routing.caps.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// What is taken back from a cap if the attempt does not count.
///
/// @param cap         id of the cap
/// @param total       whether it is counted in the total
/// @param windows     the windows in which it is counted; empty if they count attempts
/// @param minimumTalk the talk time that an answered call needs to count; zero for none
public record CountedUse(UUID cap, boolean total, Optional<WindowStarts> windows, Duration minimumTalk) {
    /// An answered call of any length counts, in the total only.
    public static CountedUse ofTotal(UUID cap) {
        return new CountedUse(cap, true, Optional.empty(), Duration.ZERO);
    }

    /// What a use of the cap holds until it is known whether it counts; empty if it counts in any case.
    public static Optional<CountedUse> of(Cap cap, CapUse use) {
        Counting counting = cap.counting();
        boolean total = use.total() && counting.totalIsOfAnswered();
        Optional<WindowStarts> windows = use.windows() && counting.windowsAreOfAnswered()
                ? Optional.of(WindowStarts.of(cap.usage()))
                : Optional.empty();
        return total || windows.isPresent()
                ? Optional.of(new CountedUse(cap.key().id(), total, windows, counting.minimumTalk()))
                : Optional.empty();
    }

    /// Whether it is one of [#ofTotal].
    public boolean isPlainTotal() {
        return total && windows.isEmpty() && minimumTalk.isZero();
    }
}
