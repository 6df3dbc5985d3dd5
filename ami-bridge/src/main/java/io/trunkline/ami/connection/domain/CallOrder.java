package io.trunkline.ami.connection.domain;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call to place. AMI separates headers by line breaks and variables by commas, so texts that contain them
/// are rejected.
///
/// @param callId becomes the Uniqueid of the first channel and the Linkedid of all channels
/// @param channel the dial string, such as `Local/14045550100@trunkline-outbound/n`
/// @param context where the dialplan continues when the call is answered, with exten
/// @param variables set on the channel; those that begin with two underscores are inherited
public record CallOrder(
        String callId,
        String channel,
        String context,
        String exten,
        Duration ringTimeout,
        @Nullable String callerId,
        Map<String, String> variables) {

    public CallOrder {
        requirePlainText(callId);
        requirePlainText(channel);
        requirePlainText(context);
        requirePlainText(exten);
        if (callerId != null) {
            requirePlainText(callerId);
        }
        variables = Map.copyOf(variables);
        variables.forEach((name, value) -> {
            if (!name.matches("_{0,2}[A-Za-z][A-Za-z0-9_]*") || value.matches("(?s).*[,\"\\\\\\p{Cntrl}].*")) {
                throw new IllegalArgumentException("variable cannot be sent over AMI: " + name);
            }
        });
    }

    private static void requirePlainText(String text) {
        if (text.isBlank() || text.matches("(?s).*\\p{Cntrl}.*")) {
            throw new IllegalArgumentException("text is blank or contains a control character");
        }
    }
}
