package io.trunkline.ami.endpointtests.domain;

import io.trunkline.ami.connection.domain.Contact;
import io.trunkline.ami.sipcopies.domain.SipResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The result of an OPTIONS request to a contact. A copy of the response shows it. Without copies, the state of the
/// contact does: Asterisk reports no event for a contact whose state stays the same, but its round trip, in
/// microseconds, hardly ever does. It keeps no state of a contact whose regular check is turned off.
///
/// @param before the contact before the request; null if it was not there
/// @param now the contact now
/// @param response the copy of the response; null without one
/// @param hasCopies whether the bridge receives copies of SIP messages
public record ContactCheck(
        @Nullable Contact before, Contact now, @Nullable SipResponse response, boolean hasCopies) {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_MILLI = 1_000_000;

    /// Whether the result is known. A contact that does not respond becomes unavailable once.
    public boolean isOver() {
        return response != null || !now.equals(before);
    }

    private boolean isAnswered() {
        return response != null || isOver() && now.isReachable();
    }

    /// The result of requests to all contacts of an endpoint, after the time for responses.
    ///
    /// @param checks at least one
    public static StepResult resultOf(List<ContactCheck> checks) {
        return checks.stream()
                .filter(ContactCheck::isAnswered)
                .findFirst()
                .map(ContactCheck::answered)
                .orElseGet(() -> checks.stream().noneMatch(ContactCheck::isObservable)
                        ? StepResult.skipped("qualify-off")
                        : StepResult.failed("no-response", "no response to OPTIONS"));
    }

    /// Whether a response would have been observed.
    private boolean isObservable() {
        return hasCopies || !now.status().startsWith("NonQual");
    }

    /// Asterisk's own round trip is more exact than that of the copies.
    private StepResult answered() {
        SipResponse copy = response;
        Long micros = now.roundTripMicros();
        Duration roundTrip = micros != null && !now.equals(before)
                ? Duration.ofNanos(micros * NANOS_PER_MICRO)
                : copy == null ? Duration.ZERO : copy.roundTrip();
        String what = copy == null ? "response to OPTIONS" : copy.text();
        return StepResult.passed(roundTrip.isPositive() ? what + " after " + millis(roundTrip) : what)
                .withSipStatus(copy == null ? null : copy.status());
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / NANOS_PER_MILLI);
    }
}
