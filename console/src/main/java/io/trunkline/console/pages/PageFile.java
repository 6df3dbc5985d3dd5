package io.trunkline.console.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;

/// A file of the pages, read once.
///
/// @param path below the folder of the pages
/// @param content as it is
/// @param compressed with gzip; empty where that would not be shorter
/// @param etag of the content
record PageFile(String path, byte[] content, byte[] compressed, String etag) {
    private static final String UTF_8 = ";charset=utf-8";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html" + UTF_8),
            Map.entry("js", "text/javascript" + UTF_8),
            Map.entry("mjs", "text/javascript" + UTF_8),
            Map.entry("css", "text/css" + UTF_8),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("woff", "font/woff"),
            Map.entry("txt", "text/plain" + UTF_8),
            Map.entry("csv", "text/csv" + UTF_8),
            Map.entry("map", "application/json"));

    /// A name with a hash of the content, as `index-Bx3kPq7Z.js`.
    private static final Pattern HASHED = Pattern.compile("assets/.*[-.][A-Za-z0-9_-]{8,}\\.[a-z0-9]+");

    static PageFile of(String path, byte[] content) {
        byte[] compressed = isText(path) ? compress(content) : new byte[0];
        return new PageFile(
                path, content, compressed.length < content.length ? compressed : new byte[0], etagOf(content));
    }

    MediaType type() {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        return MediaType.parseMediaType(TYPES.getOrDefault(extension, MediaType.APPLICATION_OCTET_STREAM_VALUE));
    }

    /// Whether another content would have another name.
    boolean isHashed() {
        return HASHED.matcher(path).matches();
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static boolean isText(String path) {
        String type = TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "");
        return type.startsWith("text/") || type.contains("json") || type.contains("svg");
    }

    private static byte[] compress(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String etagOf(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + HexFormat.of().formatHex(digest, 0, 8) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
