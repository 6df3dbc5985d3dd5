package io.trunkline.ami.connection.domain;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A call that is hung up shortly after it was answered. The dialplan dials it as it dials routed calls, so that it has
/// the same headers.
///
/// @param order a Local channel to the context `trunkline-test`, which reads the dial string from a variable
/// @param talkTime after which it is hung up
public record TestCall(CallOrder order, Duration talkTime) {
    private static final Pattern DIAL_STRING = Pattern.compile("PJSIP/(?:[^/]+/sip:)?(\\+?\\d+)@.+");
    /// Makes a variable inherited: by the other half of the Local channel, and by the channel that it dials.
    private static final String INHERITED = "__";

    /// @param callId becomes the Uniqueid of the Local channel and the Linkedid of all channels
    /// @param dialString such as `PJSIP/14045556789@borealis`
    /// @param ringTimeout after which the node gives up
    /// @throws IllegalArgumentException if the dial string has another form
    public static TestCall of(
            String callId,
            String dialString,
            @Nullable String callerId,
            Duration ringTimeout,
            Map<String, String> variables) {
        Map<String, String> inherited = new HashMap<>();
        variables.forEach((name, value) -> inherited.put(INHERITED + name, value));
        inherited.put(INHERITED + "TRUNKLINE_TEST_DIAL", dialString);
        CallOrder order = new CallOrder(
                callId,
                "Local/" + number(dialString) + "@trunkline-test/n",
                "none",
                "none",
                ringTimeout,
                callerId,
                inherited);
        return new TestCall(order, Duration.ofSeconds(1));
    }

    private static String number(String dialString) {
        Matcher form = DIAL_STRING.matcher(dialString);
        if (!form.matches()) {
            throw new IllegalArgumentException("not a dial string with a number");
        }
        return form.group(1);
    }
}
