package io.trunkline.routing.decision.domain.parties;

import io.trunkline.routing.decision.domain.trace.Check;
import io.trunkline.telephony.tags.CallTags;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which calls a link takes by their tags: the values by the name of the tag, or none for any value. Values are
/// compared without regard to case.
///
/// @param required a call must have each of these tags, with one of its values
/// @param excluded a call must have none of these
public record TagRules(SortedMap<String, List<String>> required, SortedMap<String, List<String>> excluded) {
    /// Takes every call.
    public static final TagRules NONE = new TagRules(new TreeMap<>(), new TreeMap<>());

    /// The rule of a link whose tags a call does not have.
    public static final String RULE = "link.tags";

    public TagRules {
        required = Collections.unmodifiableSortedMap(new TreeMap<>(required));
        excluded = Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
    }

    public static TagRules of(Map<String, List<String>> required, Map<String, List<String>> excluded) {
        return new TagRules(new TreeMap<>(required), new TreeMap<>(excluded));
    }

    /// From texts such as `vertical=solar|wind`, or `source` for any value.
    public static TagRules parse(List<String> required, List<String> excluded) {
        return required.isEmpty() && excluded.isEmpty() ? NONE : new TagRules(entries(required), entries(excluded));
    }

    private static SortedMap<String, List<String>> entries(List<String> texts) {
        SortedMap<String, List<String>> entries = new TreeMap<>();
        for (String text : texts) {
            String[] parts = text.split("=", 2);
            entries.put(parts[0], parts.length == 1 ? List.of() : List.of(parts[1].split("\\|")));
        }
        return entries;
    }

    /// What [#parse] reads.
    public static List<String> texts(SortedMap<String, List<String>> rules) {
        return rules.entrySet().stream()
                .map(rule -> rule.getValue().isEmpty()
                        ? rule.getKey()
                        : rule.getKey() + "=" + String.join("|", rule.getValue()))
                .toList();
    }

    /// Whether it takes every call.
    public boolean acceptsAll() {
        return required.isEmpty() && excluded.isEmpty();
    }

    /// One check, which names the rule that decided; none if every call is taken.
    public List<Check> checks(CallTags tags) {
        if (acceptsAll()) {
            return List.of();
        }
        Stream<String> unwanted = excluded.entrySet().stream()
                .filter(rule -> meets(tags.values().get(rule.getKey()), rule.getValue()))
                .map(rule -> "excluded " + rule.getKey() + "=" + tags.values().get(rule.getKey()));
        Stream<String> missing = required.entrySet().stream()
                .filter(rule -> !meets(tags.values().get(rule.getKey()), rule.getValue()))
                .map(rule -> missing(tags.values().get(rule.getKey()), rule));
        Optional<String> failed = Stream.concat(unwanted, missing).findFirst();
        return List.of(new Check(RULE, failed.isEmpty(), failed.orElseGet(() -> String.join("; ", texts(required)))));
    }

    private static boolean meets(@Nullable String value, List<String> accepted) {
        return value != null && (accepted.isEmpty() || accepted.stream().anyMatch(value::equalsIgnoreCase));
    }

    private static String missing(@Nullable String value, Map.Entry<String, List<String>> rule) {
        String has = value == null ? "no " + rule.getKey() : rule.getKey() + "=" + value;
        return rule.getValue().isEmpty() ? has : has + ", requires " + String.join(" or ", rule.getValue());
    }
}
