package io.trunkline.benchmarks.faults.safeguards;

import io.trunkline.benchmarks.faults.simulation.Counters;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes the lock out of what one session says. Drivers prepare a statement once, by a name, and then only bind it:
/// so that the count shows how often caps were looked at without a lock, the names are kept. Not for many threads.
final class LockRemover implements PostgresProxy.MessageRewriter {
    private static final Pattern READS_CAPS = Pattern.compile("\\bFROM caps\\b");
    private static final String LOCK = "FOR UPDATE";
    /// As many characters, for the message's length is said already.
    private static final String BLANK = " ".repeat(LOCK.length());

    private final Counters counters;
    private final Set<String> rewrittenStatements = new HashSet<>();

    LockRemover(Counters tally) {
        this.counters = tally;
    }

    /// Messages by PostgreSQL's manual, "Message Formats".
    @Override
    public byte[] rewrite(char type, byte[] body) {
        return switch (type) {
            case 'P' -> parse(body);
            case 'Q' -> hasCapLock(body) ? removeLock(body) : body;
            case 'B' -> bind(body);
            default -> body;
        };
    }

    private byte[] parse(byte[] body) {
        String statement = readName(body, 0);
        if (!hasCapLock(body)) {
            boolean _ = rewrittenStatements.remove(statement);
            return body;
        }
        boolean _ = rewrittenStatements.add(statement);
        return removeLock(body);
    }

    /// The portal's name stands before the statement's.
    private byte[] bind(byte[] body) {
        if (!rewrittenStatements.isEmpty()
                && rewrittenStatements.contains(readName(body, readName(body, 0).length() + 1))) {
            counters.increment("looks at caps without their lock");
        }
        return body;
    }

    private byte[] removeLock(byte[] body) {
        counters.increment("statements without their lock");
        return text(body).replace(LOCK, BLANK).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean hasCapLock(byte[] body) {
        String text = text(body);
        return text.contains(LOCK) && READS_CAPS.matcher(text).find();
    }

    /// A character a byte, whatever they mean.
    private static String text(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private static String readName(byte[] body, int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return new String(body, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
