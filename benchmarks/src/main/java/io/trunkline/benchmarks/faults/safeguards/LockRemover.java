package io.trunkline.benchmarks.faults.safeguards;

import io.trunkline.benchmarks.faults.simulation.Counters;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Removes the lock from the statements of one session. Drivers prepare a statement once under a name and then bind
/// it, so the names are kept to count how often caps were read without a lock. Not thread-safe.
final class LockRemover implements PostgresProxy.MessageRewriter {
    private static final Pattern READS_CAPS = Pattern.compile("\\bFROM caps\\b");
    private static final String LOCK = "FOR UPDATE";
    /// The same number of characters, since the message's length was already sent.
    private static final String BLANK = " ".repeat(LOCK.length());

    private final Counters counters;
    private final Set<String> rewrittenStatements = new HashSet<>();

    LockRemover(Counters counters) {
        this.counters = counters;
    }

    /// Message types, see "Message Formats" in PostgreSQL's manual.
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

    /// The portal's name precedes the statement's.
    private byte[] bind(byte[] body) {
        if (!rewrittenStatements.isEmpty()
                && rewrittenStatements.contains(readName(body, readName(body, 0).length() + 1))) {
            counters.increment("reads of caps without a lock");
        }
        return body;
    }

    private byte[] removeLock(byte[] body) {
        counters.increment("statements without a lock");
        return text(body).replace(LOCK, BLANK).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean hasCapLock(byte[] body) {
        String text = text(body);
        return text.contains(LOCK) && READS_CAPS.matcher(text).find();
    }

    /// One character per byte, in any encoding.
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
