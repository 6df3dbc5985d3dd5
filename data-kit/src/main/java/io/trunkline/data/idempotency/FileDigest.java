package io.trunkline.data.idempotency;

/// Stands for an uploaded file in the body of an [IdempotentRequest].
///
/// @param sha256 of its content, in lower-case hexadecimal digits
public record FileDigest(String sha256) {

    public static FileDigest of(byte[] content) {
        return new FileDigest(Sha256.hex(content));
    }
}
