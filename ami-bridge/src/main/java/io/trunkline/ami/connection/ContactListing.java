package io.trunkline.ami.connection;

import io.trunkline.ami.connection.domain.Contact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/// What `pjsip show contacts` prints. The action PJSIPShowContacts knows only contacts that registered with us:
/// those that are configured, as every carrier's at a fixed address is, are shown by the command alone.
final class ContactListing {

    private static final Pattern LINE =
            Pattern.compile("\\s*Contact:\\s+([^/<\\s]+)/\\S*\\s+([0-9a-f]{10})\\s+([A-Za-z]+)\\s+(\\S+)\\s*");
    private static final int HASH_LENGTH = 10;
    private static final double MICROS_PER_MILLI = 1000;

    private ContactListing() {}

    static CustomActions.HeaderAction action() {
        return new CustomActions.HeaderAction("Command", Map.of("Command", "pjsip show contacts"));
    }

    static List<Contact> parse(ManagerResponse answer) {
        Object output = answer.getAttributes().get("output");
        Stream<?> lines = output instanceof List<?> list ? list.stream() : Stream.ofNullable(output);
        return lines.map(String::valueOf).flatMap(line -> parseLine(line)).toList();
    }

    private static Stream<Contact> parseLine(String line) {
        Matcher shown = LINE.matcher(line);
        return shown.matches()
                ? Stream.of(new Contact(shown.group(1), shown.group(2), shown.group(3), micros(shown.group(4))))
                : Stream.empty();
    }

    private static @Nullable Long micros(String millis) {
        return millis.matches("\\d{1,9}\\.\\d+") ? Math.round(Double.parseDouble(millis) * MICROS_PER_MILLI) : null;
    }

    /// As Asterisk names a contact.
    static String contactHash(String uri) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(uri.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
