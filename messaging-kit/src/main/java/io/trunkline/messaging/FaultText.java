package io.trunkline.messaging;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why something failed, in one line for a log or the health: the messages of an exception and of its causes. The
/// last one is often the only one that helps: behind "SSL handshake failed" is which certificate was not accepted.
public final class FaultText {

    private static final int MAX_LENGTH = 500;

    private FaultText() {}

    public static String of(Throwable fault) {
        List<String> parts = new ArrayList<>();
        Throwable one = fault;
        while (one != null) {
            Throwable cause = next(one);
            String message = one.getMessage();
            String text = message == null ? one.getClass().getSimpleName() : message;
            boolean repeatsCause = cause != null && text.equals(cause.toString());
            if (!repeatsCause && parts.stream().noneMatch(part -> part.contains(text))) {
                parts.add(text);
            }
            one = cause;
        }
        String line = String.join(": ", parts).replaceAll("\\s+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }

    private static @Nullable Throwable next(Throwable fault) {
        Throwable next = fault.getCause();
        return next == fault ? null : next;
    }
}
