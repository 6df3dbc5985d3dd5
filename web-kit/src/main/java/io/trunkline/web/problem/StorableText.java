package io.trunkline.web.problem;

/// Text that PostgreSQL can store: without U+0000, and without half of a surrogate pair, which is no character.
public final class StorableText {
    private StorableText() {}

    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(StorableText::isUnsupported);
    }

    private static boolean isUnsupported(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
}
