package io.trunkline.provisioning.endpoints.domain;

import io.trunkline.telephony.ids.EndpointId;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How endpoint ids are derived from names, and which ids are valid. An id is assigned once and never changes, even
/// if the carrier or client is renamed.
public final class EndpointIdRules {
    private static final int MAX_LENGTH = 40;
    private static final Pattern COMBINING_MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

    /// Ids with a meaning in Asterisk: an endpoint `anonymous` would accept calls from unknown senders.
    private static final Set<String> RESERVED = Set.of("anonymous", "asterisk", "global", "system");

    private EndpointIdRules() {}

    /// The ids to try for a name, in order: the slug of the name, the slug with a number, the slug with
    /// random characters.
    ///
    /// @param kind replaces the slug of a name without Latin letters or digits, such as `carrier`
    /// @param random characters of `[a-z0-9]`
    public static List<EndpointId> candidates(String name, String kind, String random) {
        var slug = slug(name, kind);
        var endings = Stream.concat(IntStream.rangeClosed(2, 9).mapToObj(Integer::toString), Stream.of(random));
        return Stream.concat(Stream.of(slug), endings.map(ending -> truncateAndAppend(slug, "-" + ending)))
                .map(EndpointId::new)
                .toList();
    }

    /// The endpoint id in a text; empty if it is not valid or reserved.
    public static Optional<EndpointId> parse(String text) {
        return EndpointId.parse(text).filter(id -> !RESERVED.contains(id.value()));
    }

    private static String slug(String name, String kind) {
        var withoutMarks = COMBINING_MARKS
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("");
        var dashed = NOT_ALLOWED.matcher(withoutMarks.toLowerCase(Locale.ROOT)).replaceAll("-");
        var slug = truncateAndAppend(OUTER_DASHES.matcher(dashed).replaceAll(""), "");
        if (slug.isEmpty()) {
            return kind;
        }
        return RESERVED.contains(slug) ? slug + "-" + kind : slug;
    }

    private static String truncateAndAppend(String slug, String ending) {
        var maxLength = MAX_LENGTH - ending.length();
        var truncated = slug.length() <= maxLength ? slug : slug.substring(0, maxLength);
        return OUTER_DASHES.matcher(truncated).replaceAll("") + ending;
    }
}
