package io.trunkline.did.numbers;

/// Regular expressions and limits for the properties of a number in requests.
final class DidFormats {
    static final String TRUNK = "[A-Za-z0-9_-]{1,40}";
    static final String AREA_CODE = "[0-9]{1,10}";
    static final String STATUS = "active|available|inactive|suspended";
    static final long MAX_USAGE = 1_000_000_000;

    private DidFormats() {}
}
