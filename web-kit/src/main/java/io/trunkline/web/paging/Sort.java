package io.trunkline.web.paging;

import java.util.Arrays;
import java.util.List;

/// The order of a list.
///
/// @param key one of the list's [ListOptions#sort]
public record Sort(String key, boolean descending) {
    /// @param text a value of the parameter `sort`
    public static Sort of(String text) {
        return text.startsWith("-") ? new Sort(text.substring(1), true) : new Sort(text, false);
    }

    /// The order of a request without the parameter `sort`.
    public static Sort defaultOf(ListOptions options) {
        return of(options.sort()[0]);
    }

    /// The keys by which a list can be sorted.
    public static List<String> keysOf(ListOptions options) {
        return Arrays.stream(options.sort()).map(text -> of(text).key()).toList();
    }

    /// The value of the parameter `sort`.
    public String text() {
        return descending ? "-" + key : key;
    }
}
