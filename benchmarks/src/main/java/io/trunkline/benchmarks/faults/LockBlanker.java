package io.trunkline.benchmarks.faults;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes the lock out of what one session says. Drivers prepare a statement once, by a name, and then only bind it: so
/// that the count shows how often caps were looked at without a lock, the names are kept. Not for many threads.
final class LockBlanker implements Interpreter.Message {
    private static final Pattern READS_CAPS = Pattern.compile("\\bFROM caps\\b");
    private static final String LOCK = "FOR UPDATE";
    /// As many characters, for the message's length is said already.
    private static final String BLANK = " ".repeat(LOCK.length());

    private final Tally tally;
    private final Set<String> blanked = new HashSet<>();

    LockBlanker(Tally tally) {
        this.tally = tally;
    }

    /// Messages by PostgreSQL's manual, "Message Formats".
    @Override
    public byte[] said(char type, byte[] body) {
        return switch (type) {
            case 'P' -> parse(body);
            case 'Q' -> locks(body) ? blank(body) : body;
            case 'B' -> bind(body);
            default -> body;
        };
    }

    private byte[] parse(byte[] body) {
        String statement = name(body, 0);
        if (!locks(body)) {
            boolean _ = blanked.remove(statement);
            return body;
        }
        boolean _ = blanked.add(statement);
        return blank(body);
    }

    /// The portal's name stands before the statement's.
    private byte[] bind(byte[] body) {
        if (!blanked.isEmpty() && blanked.contains(name(body, name(body, 0).length() + 1))) {
            tally.count("looks at caps without their lock");
        }
        return body;
    }

    private byte[] blank(byte[] body) {
        tally.count("statements without their lock");
        return text(body).replace(LOCK, BLANK).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean locks(byte[] body) {
        String text = text(body);
        return text.contains(LOCK) && READS_CAPS.matcher(text).find();
    }

    /// A character a byte, whatever they mean.
    private static String text(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private static String name(byte[] body, int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return new String(body, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
