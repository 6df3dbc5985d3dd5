package io.trunkline.telephony.numbers;

import io.trunkline.telephony.numbers.NumberReading.Reason;
import io.trunkline.telephony.numbers.NumberReading.Refused;
import java.util.regex.Pattern;

/// The digits in a text, without what people and programs write between and around them: spaces, hyphens and
/// dashes, brackets, dots, slashes, invisible formatting characters, and the apostrophe that keeps a spreadsheet
/// from calculating.
sealed interface NumberText {
    /// @param isInternational whether a plus sign stands before the digits
    record Digits(boolean isInternational, String digits) implements NumberText {}

    /// Not the text of a phone number.
    record Unreadable(Refused refusal) implements NumberText {}

    /// `4930123456.0`, a column of decimals; `4.93012E+11`, scientific notation.
    Pattern DECIMAL = Pattern.compile("\\+?[0-9]{6,}[.,][0-9]{1,2}|\\+?[0-9]+(?:[.,][0-9]+)?[eE]\\+?[0-9]+");

    int MAX_CHARACTERS = 64;

    static NumberText of(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return unreadable(Reason.TOO_LONG, "has more than " + MAX_CHARACTERS + " characters");
        }
        String visible = text.codePoints()
                .filter(character -> !isInvisible(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (DECIMAL.matcher(visible).matches()) {
            return unreadable(
                    Reason.DAMAGED_BY_SPREADSHEET, "is a decimal number: format the spreadsheet's column as text");
        }
        return digits(text.stripTrailing().codePoints().toArray());
    }

    private static NumberText digits(int[] characters) {
        var digits = new StringBuilder();
        boolean isInternational = false;
        for (int position = 0; position < characters.length; position++) {
            int character = characters[position];
            boolean isFirst = digits.isEmpty() && !isInternational;
            if (character >= '0' && character <= '9') {
                digits.append((char) character);
            } else if (character == '+' && isFirst) {
                isInternational = true;
            } else if (!isSeparator(character)
                    && !isInvisible(character)
                    && !(isFirst && (isApostrophe(character) || Character.isWhitespace(character)))) {
                return unreadable(Reason.MALFORMED, contains(character, position));
            }
        }
        return digits.isEmpty()
                ? unreadable(Reason.EMPTY, "has no digits")
                : new Digits(isInternational, digits.toString());
    }

    /// Invisible characters, and other signs outside ASCII, are named by their code.
    private static String contains(int character, int position) {
        if (Character.isLetter(character)) {
            return "contains letters";
        }
        boolean isAscii = character > ' ' && character <= '~';
        return isAscii
                ? "contains " + Character.toString(character) + " at " + (position + 1)
                : "contains U+%04X at %d".formatted(character, position + 1);
    }

    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT;
    }

    /// Line breaks and other control characters are no separators: two lines are two values.
    private static boolean isSeparator(int character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR
                || Character.getType(character) == Character.DASH_PUNCTUATION
                || character == '\u2212'
                || "().-/".indexOf(character) >= 0;
    }

    private static boolean isApostrophe(int character) {
        return character == '\'' || character == '\u2018' || character == '\u2019';
    }

    private static Unreadable unreadable(Reason reason, String detail) {
        return new Unreadable(new Refused(reason, detail));
    }
}
