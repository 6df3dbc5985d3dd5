package io.trunkline.data.audit;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Replaces secrets in a JSON tree. A field is a secret by the end of its name: `password`, `sealedPassword`,
/// `clientSecret`, `refreshToken`, `apiKey` and the like, at any depth. Null and true or false stay: `hasPassword`
/// tells nothing.
final class SecretMask {
    static final String MASK = "***";

    private static final List<String> SECRET_ENDINGS =
            List.of("password", "passwordhash", "passphrase", "secret", "token", "apikey", "privatekey", "credentials");

    private SecretMask() {}

    /// Changes the tree.
    static void mask(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).forEach(name -> maskField(object, name));
        } else if (tree.isArray()) {
            tree.forEach(SecretMask::mask);
        }
    }

    private static void maskField(ObjectNode object, String name) {
        JsonNode value = object.path(name);
        if (isSecret(name) && mayRevealSecret(value)) {
            var _ = object.set(name, StringNode.valueOf(MASK));
        } else {
            mask(value);
        }
    }

    private static boolean isSecret(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return SECRET_ENDINGS.stream().anyMatch(plain::endsWith);
    }

    private static boolean mayRevealSecret(JsonNode value) {
        return !value.isNull() && !value.isBoolean();
    }
}
