package io.trunkline.web.paging;

/// The order of a list.
///
/// @param key one of the list's [ListOptions#sort]
public record Sort(String key, boolean descending) {
    /// The value of the parameter `sort`.
    public String text() {
        return descending ? "-" + key : key;
    }
}
