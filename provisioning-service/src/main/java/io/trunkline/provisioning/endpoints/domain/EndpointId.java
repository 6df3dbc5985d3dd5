package io.trunkline.provisioning.endpoints.domain;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The name of an endpoint inside Asterisk: the id of its rows, spoken in dial strings and channel names. Made
/// once from the name that a person gave, and never changed by renaming.
///
/// @param value `[a-z0-9-]{1,40}`
public record EndpointId(String value) {
    private static final int MAX_LENGTH = 40;
    private static final Pattern FORMAT = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern COMBINING_MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-z0-9]+");
    private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

    /// Ids that mean something to Asterisk itself: an endpoint called `anonymous` would answer for every
    /// stranger.
    private static final Set<String> RESERVED = Set.of("anonymous", "asterisk", "global", "system");

    public EndpointId {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("not an endpoint id: " + value);
        }
    }

    /// The ids to try for a name, best first: the plain slug, numbered ones, and one that is as good as never
    /// taken.
    ///
    /// @param otherwise the slug of a name that has no letter or digit of its own, such as `carrier`
    /// @param chance some random letters `[a-z0-9]`
    public static List<EndpointId> candidates(String name, String otherwise, String chance) {
        var slug = slug(name, otherwise);
        var endings = Stream.concat(IntStream.rangeClosed(2, 9).mapToObj(Integer::toString), Stream.of(chance));
        return Stream.concat(Stream.of(slug), endings.map(ending -> truncateAndAppend(slug, "-" + ending)))
                .map(EndpointId::new)
                .toList();
    }

    /// Empty when the text is not of the form, or means something to Asterisk itself.
    public static Optional<EndpointId> parse(String text) {
        return FORMAT.matcher(text).matches() && !RESERVED.contains(text)
                ? Optional.of(new EndpointId(text))
                : Optional.empty();
    }

    private static String slug(String name, String otherwise) {
        var plain = COMBINING_MARKS
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("");
        var dashed = NOT_ALLOWED.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        var slug = truncateAndAppend(OUTER_DASHES.matcher(dashed).replaceAll(""), "");
        if (slug.isEmpty()) {
            return otherwise;
        }
        return RESERVED.contains(slug) ? slug + "-" + otherwise : slug;
    }

    private static String truncateAndAppend(String slug, String ending) {
        var room = MAX_LENGTH - ending.length();
        var cut = slug.length() <= room ? slug : slug.substring(0, room);
        return OUTER_DASHES.matcher(cut).replaceAll("") + ending;
    }
}
