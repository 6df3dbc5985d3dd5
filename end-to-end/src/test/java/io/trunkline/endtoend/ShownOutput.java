package io.trunkline.endtoend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares the output that a page shows with that of the command.
///
/// What differs each time matches any other of its kind: an id, a call id, a time, a number with decimals. `…`
/// matches anything, also nothing. White space does not count, except between words and in the strings of JSON.
final class ShownOutput {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String CALL_ID = "[a-z0-9]+-[0-9]{10}\\.[a-z0-9]+";
    private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z";
    private static final String DECIMAL = "[0-9]+\\.[0-9]+(?![0-9.])";
    private static final Pattern VARIABLE = Pattern.compile("(?<any>,?…,?)|(?<uuid>" + UUID + ")|(?<call>" + CALL_ID
            + ")|(?<time>" + TIME + ")|(?<![0-9.])(?<decimal>" + DECIMAL + ")");

    private ShownOutput() {}

    static boolean matches(String shown, String actual) {
        return Pattern.compile(pattern(compact(shown)), Pattern.DOTALL)
                .matcher(compact(actual))
                .matches();
    }

    private static String pattern(String shown) {
        StringBuilder pattern = new StringBuilder();
        Matcher variable = VARIABLE.matcher(shown);
        int from = 0;
        while (variable.find()) {
            pattern.append(Pattern.quote(shown.substring(from, variable.start())));
            pattern.append(kind(variable));
            from = variable.end();
        }
        return pattern.append(Pattern.quote(shown.substring(from))).toString();
    }

    private static String kind(Matcher variable) {
        if (variable.group("any") != null) {
            return ".*?";
        }
        if (variable.group("uuid") != null) {
            return UUID;
        }
        if (variable.group("call") != null) {
            return CALL_ID;
        }
        return variable.group("time") != null ? TIME : DECIMAL;
    }

    private static String compact(String output) {
        String stripped = output.strip();
        return stripped.startsWith("{") || stripped.startsWith("[")
                ? withoutSpaceBetweenTokens(stripped)
                : stripped.replaceAll("\\s+", " ");
    }

    private static String withoutSpaceBetweenTokens(String json) {
        StringBuilder compact = new StringBuilder();
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString && c == '\\') {
                compact.append(c);
                i++;
                c = json.charAt(i);
            } else if (c == '"') {
                inString = !inString;
            }
            if (inString || !Character.isWhitespace(c)) {
                compact.append(c);
            }
        }
        return compact.toString();
    }
}
