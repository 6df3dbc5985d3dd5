package io.trunkline.did.numbers;

/// Regular expressions and limits for the properties of a number in requests.
final class DidFormats {
    static final String TRUNK = "[A-Za-z0-9_-]{1,40}";
    static final String AREA_CODE = "[0-9]{1,10}";
    static final String STATUS = "active|available|inactive|suspended";
    static final String STATUS_RULE = "must be one of active, available, inactive, suspended";
    static final String TRUNK_RULE = "must be 1 to 40 letters, digits, hyphens and underscores";
    static final String AREA_CODE_RULE = "must be 1 to 10 digits";
    static final String TAG_RULE =
            "must be up to 40 letters, digits, spaces and . _ : @ / + -, and begin with a letter or digit";
    static final int MAX_NUMBER_LENGTH = 40;
    static final long MAX_USAGE = 1_000_000_000;

    /// Without the characters that separate several tags in a cell of a file.
    static final String TAG = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._:@/+-]{0,39}";

    static final int MAX_TAGS = 20;

    private DidFormats() {}
}
