package io.trunkline.telephony.tags;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The tags of a call, such as `vertical=solar; source=fb`.
///
/// @param values  by name, at most [#MAX_TAGS]
/// @param ignored how many parts of a header were no tags, were too many, or repeated a name
public record CallTags(SortedMap<String, String> values, int ignored) {
    /// The most tags of a call.
    public static final int MAX_TAGS = 20;

    /// The longest header with tags. A longer one is ignored: where it was cut, a value would be another one.
    public static final int MAX_HEADER = 512;

    /// The pattern of a name.
    public static final String NAME = "[a-z][a-z0-9_.-]{0,39}";

    /// The pattern of a value: printable ASCII without separators, quotes and brackets.
    public static final String VALUE = "[A-Za-z0-9_.:/@+-](?:[A-Za-z0-9 _.:/@+-]{0,62}[A-Za-z0-9_.:/@+-])?";

    /// A call without tags.
    public static final CallTags NONE = new CallTags(new TreeMap<>(), 0);

    private static final Pattern NAME_PATTERN = Pattern.compile(NAME);
    private static final Pattern VALUE_PATTERN = Pattern.compile(VALUE);

    /// @throws IllegalArgumentException for a name or value in another form, or too many
    public CallTags {
        if (values.size() > MAX_TAGS || !values.entrySet().stream().allMatch(CallTags::isTag)) {
            throw new IllegalArgumentException("malformed tags");
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// The tags with these names and values.
    ///
    /// @throws IllegalArgumentException for a name or value in another form, or too many
    public static CallTags of(Map<String, String> values) {
        return values.isEmpty() ? NONE : new CallTags(new TreeMap<>(values), 0);
    }

    /// The tags of a header: `name=value` separated by semicolons. Names are read without regard to case. What is no
    /// tag is ignored, since a call is not lost because of its tags; of a repeated name, the first value counts.
    public static CallTags ofHeader(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        if (text.length() > MAX_HEADER) {
            return new CallTags(new TreeMap<>(), 1);
        }
        SortedMap<String, String> values = new TreeMap<>();
        int ignored = 0;
        for (String part : text.split(";", -1)) {
            String[] tag = part.split("=", 2);
            String name = tag[0].strip().toLowerCase(Locale.ROOT);
            String value = tag.length < 2 ? "" : tag[1].strip();
            if (part.isBlank()) {
                continue;
            }
            if (values.size() < MAX_TAGS && isName(name) && isValue(value) && !values.containsKey(name)) {
                values.put(name, value);
            } else {
                ignored++;
            }
        }
        return new CallTags(values, ignored);
    }

    /// Whether a text may be the name of a tag.
    public static boolean isName(String text) {
        return NAME_PATTERN.matcher(text).matches();
    }

    /// Whether a text may be the value of a tag.
    public static boolean isValue(String text) {
        return VALUE_PATTERN.matcher(text).matches();
    }

    private static boolean isTag(Map.Entry<String, String> tag) {
        return isName(tag.getKey()) && isValue(tag.getValue());
    }

    /// Whether the call has no tags, and none were ignored.
    public boolean isEmpty() {
        return values.isEmpty() && ignored == 0;
    }

    /// In the form of a header, in the order of the names.
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining("; "));
    }
}
