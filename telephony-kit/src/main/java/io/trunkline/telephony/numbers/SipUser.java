package io.trunkline.telephony.numbers;

/// The user part of a SIP or tel URI.
///
/// @param value without scheme, host and parameters
record SipUser(String value) {
    /// Drops the user's parameters, such as `;npdi;rn=+14045550000` (RFC 4694) and `;tgrp=…` (RFC 4904): what
    /// follows a semicolon is no part of the number (RFC 3966 §3). A whole URI is read too.
    static SipUser of(String text) {
        String user = text.strip();
        int scheme = user.indexOf(':');
        if (scheme >= 0 && user.substring(0, scheme).matches("(?i)sips?|tel")) {
            user = user.substring(scheme + 1);
        }
        return new SipUser(before('@', before(';', user)).strip());
    }

    private static String before(char end, String text) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
