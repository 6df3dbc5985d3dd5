package io.trunkline.web.address;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/// A header to which each proxy adds the address of its client on the right.
enum ForwardedHeader {
    /// Addresses, some proxies add the port.
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        String node(String element) {
            return element;
        }
    },
    /// RFC 7239: the parameter `for`.
    FORWARDED("Forwarded") {
        @Override
        String node(String element) {
            Matcher found = FOR.matcher(element);
            return found.find() ? found.group(1) : "";
        }
    };

    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*\"?([^\";]*)\"?");
    /// RFC 7239 §6: an IPv6 address has brackets; either kind may have a port. X-Forwarded-For often has none.
    private static final Pattern NODE = Pattern.compile("\\[(?<bracketed>[0-9a-fA-F:.]+)](?::\\w+)?"
            + "|(?<ipv4>\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\w+)?"
            + "|(?<ipv6>[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*)");

    private final String headerName;

    ForwardedHeader(String headerName) {
        this.headerName = headerName;
    }

    /// The text of the address in one element of the header.
    abstract String node(String element);

    /// @return the last address first; empty for an element that is not an address, such as `unknown`
    List<Optional<InetAddress>> addressesFromTheRight(HttpHeaders headers) {
        List<String> lines = new ArrayList<>(headers.getOrEmpty(headerName));
        Collections.reverse(lines);
        return lines.stream()
                .flatMap(line -> elementsFromTheRight(line).stream())
                .map(element -> addressOf(node(element).strip()))
                .toList();
    }

    /// Splits at the commas outside of quotes. It reads from the right, so that a quote which the client has left
    /// open does not hide what a proxy has added.
    private static List<String> elementsFromTheRight(String line) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int end = line.length();
        for (int i = line.length() - 1; i >= 0; i--) {
            char at = line.charAt(i);
            if (at == '"') {
                quoted = !quoted;
            } else if (at == ',' && !quoted) {
                elements.add(line.substring(i + 1, end).strip());
                end = i;
            }
        }
        elements.add(line.substring(0, end).strip());
        return elements;
    }

    /// Reads literal addresses only: a name that a client sends is never resolved.
    private static Optional<InetAddress> addressOf(String node) {
        Matcher parts = NODE.matcher(node);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Stream.of("bracketed", "ipv4", "ipv6")
                    .map(parts::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(InetAddress::ofLiteral);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
