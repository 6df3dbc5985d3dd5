package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.Contact;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jspecify.annotations.Nullable;

/// The output of the CLI command `pjsip show contacts`. The action PJSIPShowContacts lists only contacts that have
/// registered with the node; the command also lists configured ones, such as those of carriers at a fixed address.
final class ContactList {

    private static final Pattern LINE =
            Pattern.compile("\\s*Contact:\\s+([^/<\\s]+)/\\S*\\s+([0-9a-f]{10})\\s+([A-Za-z]+)\\s+(\\S+)\\s*");
    private static final double MICROS_PER_MILLI = 1000;

    private ContactList() {}

    static CustomActions.HeaderAction action() {
        return new CustomActions.HeaderAction("Command", Map.of("Command", "pjsip show contacts"));
    }

    static List<Contact> parse(ManagerResponse response) {
        return parse(CommandOutput.lines(response));
    }

    static List<Contact> parse(List<String> lines) {
        return lines.stream().flatMap(ContactList::parseLine).toList();
    }

    private static Stream<Contact> parseLine(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Stream.of(new Contact(
                        matcher.group(1), matcher.group(2), matcher.group(3), roundTripMicros(matcher.group(4))))
                : Stream.empty();
    }

    private static @Nullable Long roundTripMicros(String millis) {
        return millis.matches("\\d{1,9}\\.\\d+") ? Math.round(Double.parseDouble(millis) * MICROS_PER_MILLI) : null;
    }
}
