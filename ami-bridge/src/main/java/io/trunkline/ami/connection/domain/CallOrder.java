package io.trunkline.ami.connection.domain;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call to place. AMI is a protocol of lines and separates variables by commas, so a text that holds either is
/// refused
/// here rather than sent.
///
/// @param callId becomes the Uniqueid of the first channel and the Linkedid of all
/// @param channel what is dialled, such as `Local/14045550100@trunkline-outbound/n`
/// @param context with exten: what the answered leg joins
/// @param ringTimeout until the node gives up
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
                throw new IllegalArgumentException("not a variable that AMI can carry: " + name);
            }
        });
    }

    private static void requirePlainText(String text) {
        if (text.isBlank() || text.matches("(?s).*\\p{Cntrl}.*")) {
            throw new IllegalArgumentException("blank, or holds a control character");
        }
    }
}
