package io.trunkline.ami.connection.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A contact: an address at which an endpoint can be reached.
///
/// @param aor the address of record; equals the endpoint id in our tables
/// @param hash the first ten hex digits of the MD5 of the contact's URI; Asterisk's lists truncate long URIs
/// @param status as Asterisk reports it: Reachable, Unreachable in events, Avail, Unavail in lists, and
///     NonQualified (NonQual), Unknown, Created, Removed
/// @param roundTripMicros of the last qualify; null when there was none
public record Contact(
        String aor, String hash, String status, @Nullable Long roundTripMicros) {
    private static final int HASH_LENGTH = 10;

    /// Asterisk's id of a contact: the first ten hex digits of the MD5 of its URI.
    public static String hashOf(String uri) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(uri.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Whether the last OPTIONS request was answered. Events have Reachable, lists Avail.
    public boolean isReachable() {
        return status.equals("Reachable") || status.startsWith("Avail");
    }

    /// Whether the last OPTIONS request was not answered. Events have Unreachable, lists Unavail.
    public boolean isUnreachable() {
        return status.equals("Unreachable") || status.startsWith("Unavail");
    }
}
